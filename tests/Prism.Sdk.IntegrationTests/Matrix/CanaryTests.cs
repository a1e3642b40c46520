using Microsoft.Extensions.Logging;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.IntegrationTests.Matrix.Rows;

namespace Prism.Sdk.IntegrationTests.Matrix;

/// <summary>The sweep that follows each row, judged itself: it must find what is planted, and telemetry of all rows must be clean.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task AllRows_SpansAndMetrics_HoldNoCanary()
    {
        // Whichever row comes first makes the telemetry listen; a film is one of them.
        await MatrixTable.PlayAsync(SubmitLineRows.Table, "S06");

        TestContext.Current.TestOutputHelper?.WriteLine($"{CanarySweep.Looked} texts were looked at.");
        Assert.True(CanarySweep.Looked > 100);
        Assert.Empty(CanarySweep.InTelemetry);
    }

    [Theory]
    [InlineData(Canary.DashScopeKey)]
    [InlineData(Canary.ModelScopeKey)]
    [InlineData(Canary.Phone)]
    [InlineData(Canary.Email)]
    [InlineData("http://x/clip.mp4?Expires=1&Signature=abc")]
    [InlineData(Canary.Words)]
    public void Sweep_PlantedCanary_IsFoundInEverySink(string canary)
    {
        var folder = Directory.CreateTempSubdirectory("prism-canary-");
        File.WriteAllText(Path.Join(folder.FullName, RecordedTools.Record), $"ffmpeg -metadata title={canary}");
        using var sweep = new CanarySweep();
        sweep.Log<object>(LogLevel.Debug, default, "state", exception: null, (_, _) => $"said {canary}");
        sweep.LookAt(new InvalidOperationException("outer", new IOException(canary)));
        sweep.LookAtFolder(folder.FullName);
        folder.Delete(recursive: true);

        Assert.Contains(sweep.Hits, static hit => hit.StartsWith("log Debug", StringComparison.Ordinal));
        Assert.Contains(sweep.Hits, static hit => hit.StartsWith("exception", StringComparison.Ordinal));
        Assert.Contains(sweep.Hits, static hit => hit.StartsWith("file argv", StringComparison.Ordinal));
    }

    [Fact]
    public void Sweep_WordsOfAPrompt_AreAllowedAtTraceAlone()
    {
        using var sweep = new CanarySweep();
        sweep.Log<object>(LogLevel.Trace, default, "state", exception: null, static (_, _) => Canary.Words);
        Assert.Empty(sweep.Hits);
        sweep.Log<object>(LogLevel.Trace, default, "state", exception: null, static (_, _) => Canary.Phone);
        Assert.NotEmpty(sweep.Hits);
    }
}
