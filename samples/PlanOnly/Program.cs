// How do I let a person see, edit and price a film before anything is bought?
//   dotnet run --project samples/PlanOnly -- "Your text."   shows the plan and its price, and writes plan.json
//   (edit plan.json: words, seconds, order; take shots out)
//   dotnet run --project samples/PlanOnly -- --render 5.00  prices the edited plan anew and renders it, for at most 5.00 CNY
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Emulator;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
var services = new ServiceCollection();
services.AddPrism().UseEmulator(emulator);   // without this line and with two keys: the real services
await using var provider = services.BuildServiceProvider();
var pipeline = provider.GetRequiredService<IVideoPipeline>();

if (args is ["--render", var most] && decimal.TryParse(most, CultureInfo.InvariantCulture, out var budget))
{
    // FromJson names the line of a mistake; GetQuoteAsync counts what earlier jobs have paid for already.
    var edited = ShotPlan.FromJson(await File.ReadAllTextAsync("plan.json"));
    Show(edited, await pipeline.GetQuoteAsync(edited));
    var job = await pipeline.StartAsync(edited, new JobOptions { Budget = new Money(budget, "CNY") });
    try
    {
        var film = await job.WaitForCompletionAsync();
        Console.WriteLine($"{film.Path}: {film.Duration.TotalSeconds:0.0} s, {film.Cost}");
        return 0;
    }
    catch (BudgetExceededException exception)
    {
        Console.WriteLine(exception.Message);   // nothing was bought
        return 1;
    }
}

var text = args.Length > 0 ? string.Join(' ', args) : "A girl plants a seed. It rains for three days. A tree grows as high as the house.";
var plan = await pipeline.PlanAsync(new VideoRequest { Text = text });
await File.WriteAllTextAsync("plan.json", plan.ToJson());
Show(plan, pipeline.GetQuote(plan));
Console.WriteLine("Written to plan.json. Edit it, then: --render 5.00");
return 0;

static void Show(ShotPlan plan, Quote quote)
{
    foreach (var shot in plan.Shots)
    {
        Console.WriteLine($"{shot.Id}  {shot.Seconds,2} s  {shot.Prompt}");
    }

    Console.WriteLine($"{plan.Shots.Count} shots, {quote.Seconds} s to buy: {quote.Maximum}{(quote.IsExact ? "" : " at most")}, about {quote.ExpectedTime.TotalMinutes:0} min");
}
