using System.Diagnostics;
using System.Text.Json.Nodes;
using Prism.Sdk.IntegrationTests.Images;
using Prism.Sdk.IntegrationTests.Samples;

namespace Prism.Sdk.IntegrationTests.QuickStart;

/// <summary>The sample as a person runs it: another process, its output, its exit code.</summary>
public sealed class QuickStartTests : IDisposable
{
    private readonly SampleProgram program = new("QuickStart");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Film_WithAnEmulatorElsewhere_WritesFilmManifestAndFramesForThePriceOfTheBill()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (code, output, errors) = await program.RunAsync(["A cat walks. 打电话给13812345678。", "--shots", "2", "--seconds", "4", "--size", "720x1280", "--json", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.True(code == 0, errors);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(emulator.Bill.Sum(entry => entry.Price), (decimal)result["price"]!["amount"]!);
        Assert.Equal(("720*1280", 2), ((string?)result["size"], result["clips"]!.AsArray().Count));
        Assert.InRange((double)result["seconds"]!, 3.8, 4.2);
        Assert.All(["film.mp4", "film.json", "film.jpg"], name => Assert.True(new FileInfo(Path.Join(program.Folder, name)).Length > 0, name));
        Assert.Contains("13812345678", await File.ReadAllTextAsync(Path.Join(program.Folder, "film.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All(emulator.Requests, request => Assert.DoesNotContain("13812345678", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Film_PlanOnly_PrintsPlanAndQuoteAndBuysNothing()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (code, output, errors) = await program.RunAsync(["film", "A cat walks.", "--plan-only", "--json", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.True(code == 0, errors);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(0.6m * (int)result["quote"]!["seconds"]!, (decimal)result["quote"]!["maximum"]!);
        Assert.NotEmpty(result["plan"]!["shots"]!.AsArray());
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task Film_WithPictures_PutsThemIntoThePlanAndIsBilledAsQuoted()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        var red = TestPictures.Make(program.Folder, "red");
        string[] film = ["film", "A red bottle stands on a table. A dog runs. A bird sings.", "--shots", "3", "--image", $"{red}=red bottle", "--chain", "--json", "--emulator", emulator.BaseAddress.AbsoluteUri];

        var (code, output, errors) = await program.RunAsync([.. film, "--plan-only"]);
        Assert.True(code == 0, errors);
        var shots = JsonNode.Parse(output)!["plan"]!["shots"]!.AsArray();
        Assert.Equal((TestPictures.Id(red), true), ((string?)shots[0]!["references"]![0]!["id"], (bool)shots[1]!["continues"]!));

        (code, output, errors) = await program.RunAsync(film);
        Assert.True(code == 0, errors);
        Assert.Equal(emulator.Bill.Sum(static entry => entry.Price), (decimal)JsonNode.Parse(output)!["price"]!["amount"]!);
        Assert.Equal(["wan2.6-r2v", "wan2.6-i2v", "wan2.6-i2v"], emulator.Bill.OrderBy(static entry => entry.Time).Select(static entry => entry.Model));
    }

    [Fact]
    public async Task AskAndClip_AnswerThroughTheEmulator()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var ask = await program.RunAsync(["ask", "你好", "--emulator", emulator.BaseAddress.AbsoluteUri]);
        var clip = await program.RunAsync(["clip", "a cat", "--no-wait", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.Contains("你好", ask.Output, StringComparison.Ordinal);
        Assert.Equal($"Task ID: {Assert.Single(emulator.Bill).TaskId}", clip.Output.Trim());
    }

    [Theory]
    [InlineData(2, "is not a size", "hi", "--size", "12by7")]
    [InlineData(2, "There is no picture 'nowhere.png'", "hi", "--image", "nowhere.png=a cat")]
    [InlineData(2, "--chain goes with a text", "--plan", "plan.json", "--chain")]
    [InlineData(2, "must be at least 1", "hi", "--seconds", "0")]
    [InlineData(2, "--seconds is 'abc'; it must be a whole number", "hi", "--seconds", "abc")]
    [InlineData(2, "The text is empty", "clip", "")]
    [InlineData(2, "The text is empty", "ask", " ")]
    [InlineData(2, "is not an option", "--bogus")]
    [InlineData(2, "must end in .mp4", "hi", "--output", "x.avi")]
    [InlineData(2, "--output is empty", "hi", "--output", "")]
    [InlineData(2, "is not an address", "hi", "--emulator", "nowhere")]
    [InlineData(2, "exclude each other", "hi", "--live", "--emulator", "http://127.0.0.1:9")]
    [InlineData(2, "zh or en", "hi", "--language", "xx")]
    [InlineData(2, "not an amount", "hi", "--budget", "lots")]
    [InlineData(2, "not an amount", "hi", "--budget", "lots", "--live")]
    [InlineData(2, "not an amount", "hi", "--budget", "2Q")]
    [InlineData(2, "No job has the id '0a1b'", "resume", "0a1b")]
    [InlineData(2, "No job has the id '0a1b'", "cancel", "0a1b")]
    [InlineData(2, "No job has the id '0a1b'", "delete", "0a1b")]
    [InlineData(2, "No job has the id '0a1b'", "film", "--from", "0a1b")]
    [InlineData(2, "Say one of --adopt TASK, --buy-again and --skip", "resolve", "0a1b", "1")]
    [InlineData(2, "Say one of --adopt TASK, --buy-again and --skip", "resolve", "0a1b", "1", "--skip", "--buy-again")]
    [InlineData(2, "Say which: --from ID or --plan FILE", "film", "--reroll", "3")]
    [InlineData(2, "so no text is filmed", "hi", "--from", "0a1b")]
    [InlineData(2, "--shots goes with a text", "--plan", "plan.json", "--shots", "2")]
    [InlineData(2, "cannot be read", "--plan", "plan.json")]
    [InlineData(2, "write a day or a time", "ledger", "--from", "never")]
    [InlineData(2, "Give the name of a file", "ledger", "--output", ".")]
    [InlineData(2, "MODELSCOPE_API_KEY", "hi", "--live")]
    [InlineData(2, "nobody is there to ask", "clip", "cat", "--live")]
    [InlineData(2, "No emulator answers at", "hi", "--emulator", "http://127.0.0.1:9")]
    [InlineData(2, "No emulator answers at", "clip", "cat", "--emulator", "http://127.0.0.1:9")]
    [InlineData(1, "There are: brand-story", "hi", "--template", "nope")]
    [InlineData(2, "cannot be made of 3 shots", "hi", "--shots", "3", "--seconds", "100")]
    [InlineData(1, "--budget is 2.00 CNY", "hi", "--budget", "2")]
    public async Task Mistake_IsOneSentenceAndAnExitCode(int expected, string sentence, params string[] arguments)
    {
        var (code, _, errors) = await program.RunAsync(arguments);

        Assert.Equal(expected, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'), line => !line.StartsWith("Using ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Film_OutputCannotBeWritten_IsSaidBeforeAnythingIsBought()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();
        await File.WriteAllTextAsync(Path.Join(program.Folder, "taken"), "", TestContext.Current.CancellationToken);

        var (code, _, errors) = await program.RunAsync(["hi", "--output", "taken/film.mp4", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.Equal(2, code);
        Assert.Contains("Nothing can be written in the folder", errors, StringComparison.Ordinal);
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task Film_SettingsOfSeveralPartsAreBad_AreSentencesWithoutATrace()
    {
        var (code, _, errors) = await program.RunAsync(["hi"], ("Prism__Composition__Preset", "warp"), ("Prism__Planning__MaxShots", "many"));

        Assert.Equal(2, code);
        Assert.Equal(2, errors.Trim().Split('\n').Length);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Film_Stopped_EndsSoonAndLeavesNothingHalfWritten()
    {
        // A stop is a signal; Windows has none that a test could send.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No signals here.");
        await using var emulator = await SampleProgram.EmulatorAsync(runTime: TimeSpan.FromHours(1));
        using var process = program.Start(["hi", "--emulator", emulator.BaseAddress.AbsoluteUri]);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("submitted as task", StringComparison.Ordinal))
        {
        }

        // Not SIGINT: a test host that runs in the background hands it down ignored. Both go the same way.
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var watch = Stopwatch.StartNew();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2.5), $"It took {watch.Elapsed}.");
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("no further shot was bought", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(new DirectoryInfo(program.Folder).EnumerateFiles("*", SearchOption.AllDirectories), file => file.Extension is ".mp4" or ".part" or ".jpg" or ".json");
    }

    [Fact]
    public async Task Json_TextWithAPlus_IsWrittenAsItIs()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (_, output, _) = await program.RunAsync(["Call +44 20 7946 0958.", "--plan-only", "--json", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.Contains("+44 20 7946 0958", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogLevel_InDotEnv_Counts()
    {
        await File.WriteAllTextAsync(Path.Join(program.Folder, ".env"), "LOG_LEVEL=LOUD\n", TestContext.Current.CancellationToken);

        var (code, _, errors) = await program.RunAsync(["hi", "--plan-only"]);

        Assert.Equal(2, code);
        Assert.Contains("LOG_LEVEL is 'LOUD'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoFfmpeg_TellsTheRestAllTheSame()
    {
        var (code, output, _) = await program.RunAsync(["check"], ("PATH", program.Folder));

        Assert.Equal(1, code);
        Assert.Contains("FAIL ffmpeg", output, StringComparison.Ordinal);
        Assert.Contains("note DASHSCOPE_API_KEY is not set", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ReadyMachine_IsAllWellAndSpendsNothing()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (code, output, _) = await program.RunAsync(["check", "--emulator", emulator.BaseAddress.AbsoluteUri]);

        Assert.Equal(0, code);
        Assert.Contains("ok   ffmpeg", output, StringComparison.Ordinal);
        Assert.Contains("note DASHSCOPE_API_KEY is not set", output, StringComparison.Ordinal);
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task Check_NamedAccounts_AreListed()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (code, output, _) = await program.RunAsync(
            ["check", "--emulator", emulator.BaseAddress.AbsoluteUri],
            ("Prism__Accounts__studio-b__ApiKeyVariable", "STUDIO_B_KEY"), ("Prism__Accounts__old__ApiKey", "sk-old"), ("Prism__Accounts__old__Enabled", "false"));

        Assert.Equal(0, code);
        Assert.Contains("ok   account studio-b answers (no tasks in the last 24 hours)", output, StringComparison.Ordinal);
        Assert.Contains("ok   account old answers, and takes no new orders", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-old", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KeyOfTheWrongKind_FailsAndSaysWhereToGetOne()
    {
        await using var emulator = await SampleProgram.EmulatorAsync();

        var (code, output, _) = await program.RunAsync(["check", "--emulator", emulator.BaseAddress.AbsoluteUri], ("DASHSCOPE_API_KEY", "ms-mixed-up"));

        Assert.Equal(1, code);
        Assert.Contains("FAIL DASHSCOPE_API_KEY does not look like a key", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ms-mixed-up", output, StringComparison.Ordinal);
    }
}
