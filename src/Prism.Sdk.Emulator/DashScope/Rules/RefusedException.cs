namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>A rule of the service says no: 400, with this code and message.</summary>
internal sealed class RefusedException(string code, string message) : Exception(message)
{
    public string Code => code;

    public static RefusedException Field(string name) => new("InvalidParameter", "Field required: input." + name);

    public static RefusedException Rule(string sentence) => new("InvalidParameter", "The parameters must conform to the specification: " + sentence);
}
