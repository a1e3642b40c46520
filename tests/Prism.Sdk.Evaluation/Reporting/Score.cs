namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>Counts of what was found, missed and found wrongly.</summary>
internal sealed class Score
{
    /// <summary>The heads of the columns of <see cref="Cells"/>.</summary>
    public static readonly IReadOnlyList<string> Columns = ["expected", "found", "missed", "false", "recall", "precision"];

    public int Hits { get; set; }

    public int Misses { get; set; }

    public int Falses { get; set; }

    public double Recall => Share(Hits, Hits + Misses);

    public double Precision => Share(Hits, Hits + Falses);

    public IReadOnlyList<object?> Cells => [Hits + Misses, Hits, Misses, Falses, Recall, Precision];

    /// <summary>Gets a part of a whole; of nothing, all.</summary>
    public static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
