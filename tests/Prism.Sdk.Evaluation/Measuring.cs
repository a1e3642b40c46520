using System.Diagnostics;
using Prism.Sdk.Evaluation.Measurements;
using Prism.Sdk.Evaluation.Reporting;

namespace Prism.Sdk.Evaluation;

/// <summary>Runs the measurements that were asked for over the folders that were given.</summary>
internal static class Measuring
{
    public static IReadOnlyList<IMeasurement> All { get; } =
    [
        new PersonalDataMeasurement(),
        new LanguageMeasurement(),
        new PlanMeasurement(),
        new RoutingMeasurement(),
        new PromptPairMeasurement(),
    ];

    /// <exception cref="UsageException">Nothing that was asked for can be measured there.</exception>
    public static async Task RunAsync(Order order, TextWriter output, CancellationToken cancellationToken)
    {
        if (order.IsLive)
        {
            Models.RequireKeys();
        }

        await using var models = new Models(order.IsLive);
        List<Measured> all = [];
        foreach (var measurement in order.Measurements)
        {
            foreach (var setting in Settings(measurement, order, models))
            {
                var watch = Stopwatch.StartNew();
                var report = await measurement.RunAsync(setting, cancellationToken);
                var measured = new Measured(measurement.Name, setting.Folder, order.IsLive, Math.Round(watch.Elapsed.TotalSeconds, 3), report);
                ReportText.Write(measured, output);
                all.Add(measured);
            }
        }

        if (all.Count == 0)
        {
            throw new UsageException($"Nothing was measured: {string.Join(" and ", order.Folders)} {(order.Folders.Count == 1 ? "holds" : "hold")} none of {string.Join(", ", All.Select(static measurement => measurement.Needs).OfType<string>().Distinct())}.");
        }

        if (order.Json is { } file)
        {
            await ReportJson.WriteAsync(all, file, cancellationToken);
        }
    }

    private static IReadOnlyList<Setting> Settings(IMeasurement measurement, Order order, Models models)
    {
        if (measurement.Needs is not { } needed)
        {
            return [new Setting(order.Folders[0], models)];
        }

        List<Setting> settings = [.. order.Folders.Where(folder => Path.Exists(Path.Combine(folder, needed))).Select(folder => new Setting(folder, models))];
        return settings.Count > 0 || !order.AreNamed
            ? settings
            : throw new UsageException($"{measurement.Name} needs {needed}, and {string.Join(" and ", order.Folders)} {(order.Folders.Count == 1 ? "has" : "have")} none.");
    }
}
