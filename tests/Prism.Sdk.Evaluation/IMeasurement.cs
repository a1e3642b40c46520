using Prism.Sdk.Evaluation.Reporting;

namespace Prism.Sdk.Evaluation;

/// <summary>One thing that is measured. A new one is a class, and a line in <see cref="Measuring.All"/>.</summary>
internal interface IMeasurement
{
    /// <summary>Gets the word that asks for it on the command line.</summary>
    string Name { get; }

    /// <summary>Gets what is measured, in one line.</summary>
    string Summary { get; }

    /// <summary>Gets the file or folder that a data folder must hold for it; null when it makes its own data.</summary>
    string? Needs { get; }

    /// <summary>Measures.</summary>
    /// <param name="setting">Where the data lie, and who answers for models.</param>
    /// <param name="cancellationToken">Stops the measuring.</param>
    Task<Report> RunAsync(Setting setting, CancellationToken cancellationToken);
}
