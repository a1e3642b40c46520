using System.Net;
using System.Reflection;
using System.Text.Json;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Jobs;

/// <summary>A failure is the same after a restart: every kind, with every detail that may be kept.</summary>
public sealed class JobErrorsTests
{
    // They may hold words of the user, and say so in their comments.
    private static readonly string[] NotKept = ["RawOutput", "Output", "Plan"];

    public static TheoryData<Type> Kinds =>
        [.. typeof(PrismException).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(PrismException)) && type != typeof(JobConflictException))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToException_OfWhatTheJournalKept_IsTheFailureItself(Type kind)
    {
        var failure = Filled(kind);

        var kept = JsonSerializer.Serialize(JobErrors.From(failure), JobJson.Default.JobError);
        var again = JobErrors.ToException(JsonSerializer.Deserialize(kept, JobJson.Default.JobError)!);

        Assert.Equal(kind, again.GetType());
        Assert.Equal(failure.Message, again.Message);
        foreach (var property in Details(kind))
        {
            Assert.Equal(NotKept.Contains(property.Name) ? null : property.GetValue(failure), property.GetValue(again));
        }
    }

    [Fact]
    public void ToException_OfAnOlderJournal_KeepsWhatItHas()
    {
        const string Kept = """{"type":"BudgetExceededException","message":"Too dear.","code":"c","isTransient":false,"possiblyCharged":{"kind":"none"}}""";

        var exception = JobErrors.ToException(JsonSerializer.Deserialize(Kept, JobJson.Default.JobError)!);

        Assert.Equal((typeof(PrismException), "Too dear.", "c"), (exception.GetType(), exception.Message, exception.Code));
    }

    [Fact]
    public void From_AFaultOfAStage_KeepsItsKindAndNotItsWords() =>
        Assert.DoesNotContain("secret", JobErrors.From(new InvalidOperationException("secret")).Message, StringComparison.Ordinal);

    // Fills in whatever the kind has, so that a new property that is forgotten on the way fails here.
    private static PrismException Filled(Type kind)
    {
        var constructor = kind.GetConstructors().Single();
        var exception = (PrismException)constructor.Invoke([.. constructor.GetParameters().Select(static (_, i) => i == 0 ? (object)"What happened. What to do." : null)]);
        foreach (var property in Details(kind))
        {
            property.SetValue(exception, Value(property.PropertyType));
        }

        return exception;
    }

    private static IEnumerable<PropertyInfo> Details(Type kind) =>
        kind.GetProperties().Where(static property => property.DeclaringType!.IsAssignableTo(typeof(PrismException)) && property.Name != nameof(Exception.Message));

    private static object Value(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "s1",
        var t when t == typeof(bool) => true,
        var t when t == typeof(int) => 7,
        var t when t == typeof(TimeSpan) => TimeSpan.FromSeconds(9),
        var t when t == typeof(Money) => new Money(1.5m, "CNY"),
        var t when t == typeof(Charge) => Charge.Confirmed(new Money(3, "CNY")),
        var t when t == typeof(HttpStatusCode) => HttpStatusCode.TooManyRequests,
        var t when t == typeof(ClipTaskState) => ClipTaskState.NotFound,
        var t when t == typeof(IReadOnlyList<string>) => (string[])["a", "b"],
        var t when t == typeof(ShotPlan) => new ShotPlan { Title = "t", Language = "en", Model = "m", Size = VideoSize.Landscape720, Shots = [] },
        { IsEnum: true } t => Enum.GetValues(t).GetValue(Enum.GetValues(t).Length - 1)!,
        var t => throw new NotSupportedException(t.Name),
    };
}
