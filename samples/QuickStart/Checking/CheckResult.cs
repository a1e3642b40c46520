namespace QuickStart.Checking;

/// <summary>One line of <c>check</c>.</summary>
internal sealed record CheckResult(string Mark, string What, string? Remedy = null)
{
    public const string Bad = "FAIL";

    public static CheckResult Ok(string what) => new("ok", what);

    public static CheckResult Fail(string what, string remedy) => new(Bad, what, remedy);

    /// <summary>Not needed for what was asked, and worth knowing.</summary>
    public static CheckResult Note(string what, string remedy) => new("note", what, remedy);
}
