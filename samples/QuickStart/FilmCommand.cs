using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Composition;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Spectre.Console;

namespace QuickStart;

/// <summary><c>film [TEXT]</c>, the default command: a text in, a film out.</summary>
internal sealed class FilmCommand
{
    private const string DemoText =
        "雨夜的东京街头，一只橘猫从便利店的屋檐下走出来。它踩过霓虹灯的倒影，在一家拉面馆门口停下。老板推开门，给它端来一小碗鱼汤。橘猫喝完汤，靠着暖帘睡着了。";

    private readonly Argument<string?> text = new("TEXT") { Arity = ArgumentArity.ZeroOrOne, Description = "The text to film; - reads it from standard input. Without it a short story of a cat is filmed." };
    private readonly Option<string> output = new("--output", "-o") { Description = "Where the film goes; .json and .jpg are written beside it.", DefaultValueFactory = _ => "film.mp4" };
    private readonly Option<string?> size = new("--size") { Description = "Picture size, 1280*720 or 1280x720." };
    private readonly Option<int?> seconds = Inputs.WholeNumber("--seconds", "Length of the whole film.");
    private readonly Option<int?> shots = Inputs.WholeNumber("--shots", "Number of shots.");
    private readonly Option<string?> template = new("--template") { Description = "Template id; without it the nearest one is searched." };
    private readonly Option<string?> language = new("--language") { Description = "Language of prompts and captions: zh or en." };
    private readonly Option<bool> planOnly = new("--plan-only") { Description = "Print the plan and its price, and buy nothing." };
    private readonly Option<string?> budget = new("--budget") { Description = "The most to spend, such as 20 or 20CNY." };
    private readonly Option<bool> json = new("--json") { Description = "Print the result as JSON, and progress to standard error." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --live: do not ask before spending." };
    private readonly Target target = new();

    public FilmCommand()
    {
        text.Validators.Add(static result =>
        {
            // What looks like an option and is none would otherwise be filmed.
            if (result.Tokens is [{ Value: ['-', _, ..] word }])
            {
                result.AddError($"'{word}' is not an option.");
            }
        });
        language.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: not ("zh" or "en") and var word }])
            {
                result.AddError($"--language is '{word}'; it must be zh or en.");
            }
        });
    }

    public Command AsCommand()
    {
        var command = new Command("film", "Makes a film of a text. The default command.");
        AddTo(command);
        return command;
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(text);
        foreach (var option in new Option[] { output, size, seconds, shots, template, language, planOnly, budget, json, yes })
        {
            command.Options.Add(option);
        }

        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExitCode.OfAsync(() => RunAsync(parsed, cancellationToken)));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = await ReadRequestAsync(parsed, cancellationToken);
        var film = OutputFiles.Require(parsed.GetValue(output)!);

        var console = Terminal.For(parsed.GetValue(json));
        await using var studio = await target.OpenAsync(parsed, cancellationToken);
        console.MarkupLineInterpolated($"[grey]Using {studio.Description}.[/]");

        ShotPlan? plan = null;
        if (parsed.GetValue(planOnly) || target.IsLive(parsed))
        {
            plan = await Terminal.WithSpinnerAsync(console, "Planning the film", () => studio.Pipeline.PlanAsync(request, cancellationToken));
            var quote = studio.Pipeline.GetQuote(plan);
            if (parsed.GetValue(planOnly))
            {
                PlanView.Show(console, plan, quote, parsed.GetValue(json));
                return ExitCode.Ok;
            }

            PlanView.Show(console, plan, quote, asJson: false);
            Terminal.RequireConsent(console, quote.Maximum, parsed.GetValue(yes));
        }

        var options = new JobOptions { Budget = ReadBudget(parsed, studio) };
        var job = plan is null
            ? await studio.Pipeline.StartAsync(request, options, cancellationToken)
            : await studio.Pipeline.StartAsync(plan, options, cancellationToken);
        try
        {
            await FilmView.For(console).ShowAsync(job, cancellationToken);
            var finished = await job.WaitForCompletionAsync(cancellationToken);
            var written = await OutputFiles.WriteAsync(finished, film, studio.Services.GetRequiredService<ContactSheet>(), cancellationToken);
            written.Print(console, parsed.GetValue(json));
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            // No further shot is bought; a submit in flight may finish.
            await job.PauseAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync($"Stopped. Job {job.Id} is kept in the journal; no further shot was bought.");
            return ExitCode.Stopped;
        }
    }

    private async Task<VideoRequest> ReadRequestAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = parsed.GetValue(text);
        words = words switch
        {
            null => DemoText,
            "-" => await Console.In.ReadToEndAsync(cancellationToken),
            _ => words,
        };
        if (string.IsNullOrWhiteSpace(words))
        {
            throw new UsageException("The text is empty: give at least one sentence to film.");
        }

        VideoSize? picture = null;
        if (parsed.GetValue(size) is { } wish)
        {
            picture = VideoSize.TryParse(wish, out var read) ? read : throw new UsageException($"'{wish}' is not a size. Write 1280*720 or 1280x720.");
        }

        return new VideoRequest
        {
            Text = words,
            Size = picture,
            Seconds = AtLeastOne(parsed, seconds),
            Shots = AtLeastOne(parsed, shots),
            TemplateId = parsed.GetValue(template),
            Language = parsed.GetValue(language),
        };
    }

    private Money? ReadBudget(ParseResult parsed, Studio studio)
    {
        if (parsed.GetValue(budget) is not { } wish)
        {
            return null;
        }

        var digits = wish.AsSpan().Trim().TrimEnd("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");
        var currency = wish.AsSpan().Trim()[digits.Length..].Trim().ToString().ToUpperInvariant();
        return decimal.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var amount) && amount >= 0
            ? new Money(amount, currency is { Length: 3 } ? currency : studio.Currency)
            : throw new UsageException($"'{wish}' is not an amount of money. Write, for example, --budget 20 or --budget 20CNY.");
    }

    private static int? AtLeastOne(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) is not { } number ? null
        : number >= 1 ? number
        : throw new UsageException($"{option.Name} is {number}; it must be at least 1.");
}
