using System.CommandLine;
using System.Text;
using Prism.Sdk.Evaluation;

Console.OutputEncoding = Encoding.UTF8;
var what = new Argument<string[]>("what")
{
    Description = $"What to measure ({string.Join(", ", Measuring.All.Select(static measurement => measurement.Name))}; all by default) and folders with data (shared/data by default).",
    Arity = ArgumentArity.ZeroOrMore,
};
var json = new Option<FileInfo?>("--json") { Description = "A file to write the figures to, as JSON." };
var live = new Option<bool>("--live") { Description = "Ask real models instead of the emulator. Needs keys; the services may bill." };
var root = new RootCommand("Measures what the library understands of a text, on labelled data.\n" + string.Join('\n', Measuring.All.Select(static measurement => $"  {measurement.Name}: {measurement.Summary}")))
{
    what,
    json,
    live,
};
root.SetAction(async (parsed, cancellationToken) =>
{
    try
    {
        await Measuring.RunAsync(Order.Read(parsed.GetValue(what) ?? [], parsed.GetValue(live), parsed.GetValue(json)), Console.Out, cancellationToken);
        return 0;
    }
    catch (UsageException exception)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 2;
    }
});
return await root.Parse(args).InvokeAsync();
