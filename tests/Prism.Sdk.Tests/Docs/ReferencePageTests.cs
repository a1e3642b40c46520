using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope.Errors;

namespace Prism.Sdk.Tests.Docs;

/// <summary>Pages that promise to name all of something do.</summary>
public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("docs/errors.md")]
    [InlineData("docs/zh-CN/errors.md")]
    public void Errors_NamesEveryExceptionFaultAndCode(string name)
    {
        var exceptions = typeof(PrismException).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(PrismException))).Select(static type => type.Name);

        Expect(name, [.. exceptions, .. Enum.GetNames<ProviderFault>(), .. DashScopeCodes.All.Select(static row => row.Name)]);
    }

    [Theory]
    [InlineData("docs/stages.md")]
    [InlineData("docs/zh-CN/stages.md")]
    public void Stages_NamesEveryContractAndHowToReplaceIt(string name)
    {
        var library = typeof(PrismException).Assembly.GetExportedTypes();
        var wrappers = library.Where(static type => type.Name.StartsWith("Delegating", StringComparison.Ordinal)).Select(static type => type.Name);
        var builders = library.Append(typeof(PrismBuilderPostgreSqlExtensions)).Append(typeof(PrismBuilderEmulatorExtensions))
            .Where(static type => type.Name.StartsWith("PrismBuilder", StringComparison.Ordinal)).SelectMany(static type => type.GetMethods()).Where(static method => method.IsStatic).Select(static method => method.Name);

        Expect(name, [.. wrappers, .. builders, .. Enum.GetNames<PipelineStage>()]);
    }

    private static void Expect(string name, IEnumerable<string> words)
    {
        var page = File.ReadAllText(Path.Join(DocPage.Root, name));
        var missing = words.Distinct().Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal) && !page.Contains($"`.{word}", StringComparison.Ordinal) && !page.Contains($"`{word}<", StringComparison.Ordinal));

        Assert.Equal("", string.Join(", ", missing));
    }
}
