using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Prism.Sdk.Benchmarks;

/// <summary>Runs what takes microseconds by BenchmarkDotNet, in this process, so that it needs no project of its own.</summary>
internal static class InTheSmall
{
    public static Task RunAsync<T>()
    {
        var config = new ManualConfig()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
            .AddColumn(TargetMethodColumn.Method)
            .AddLogger(NullLogger.Instance);
        config.ArtifactsPath = Path.Join(Path.GetTempPath(), "prism-benchmarks");
        var summary = BenchmarkRunner.Run<T>(config);
        BenchmarkDotNet.Exporters.MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
        return summary.Reports.All(static report => report.Success) ? Task.CompletedTask : throw new InvalidOperationException($"{typeof(T).Name} did not run to its end.");
    }
}
