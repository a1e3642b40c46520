using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Prism.Sdk.Tests.Docs;

/// <summary>Compiles the C# of a page as a console project would, against the assemblies of this build.</summary>
internal static class BlockCompiler
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing);
    private static readonly Lazy<MetadataReference[]> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => Path.GetFileName(path) != "Prism.Sdk.Tests.dll").Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Compiles each block. Types of earlier blocks are known to later ones, as they are to a reader.</summary>
    /// <returns>What is wrong, with file and line.</returns>
    public static IReadOnlyList<string> FindProblems(DocPage page)
    {
        List<string> problems = [];
        List<SyntaxTree> types = [];
        foreach (var block in page.Blocks.Where(static block => block.Language == "csharp"))
        {
            var tree = CSharpSyntaxTree.ParseText(WithContext(page.Name, block), Parsing, path: page.Name);
            var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
            var compilation = CSharpCompilation.Create("Page", [Usings, .. types, tree], References.Value, new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            problems.AddRange(compilation.GetDiagnostics().Where(Matters).Select(Tell));
            if (!isProgram)
            {
                types.Add(tree);
            }
        }

        return problems;
    }

    /// <summary>Gets the code without comments and layout.</summary>
    public static string Tokens(string code) => string.Join(' ', CSharpSyntaxTree.ParseText(code, Parsing).GetRoot().DescendantTokens().Select(static token => token.Text));

    // Of the warnings, those that would bite a reader: null, what is obsolete, a task that nobody awaits.
    private static bool Matters(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && (diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal) || diagnostic.Id is "CS0612" or "CS0618" or "CS4014"));

    private static string Tell(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static string WithContext(string name, DocBlock block)
    {
        var declared = block.Context.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var usings = string.Concat(declared.Where(static item => item.StartsWith("using ", StringComparison.Ordinal)).Select(static item => item + "; "));
        var variables = string.Concat(declared.Where(static item => !item.StartsWith("using ", StringComparison.Ordinal)).Select(static item => item + (item.Contains('=') ? "; " : " = default!; ")));
        var last = CSharpSyntaxTree.ParseText(block.Text, Parsing).GetCompilationUnitRoot().Usings.LastOrDefault();
        var lines = block.Text.Split('\n');
        var head = last is null ? 0 : last.GetLocation().GetLineSpan().EndLinePosition.Line + 1;
        return string.Join('\n', [usings, $"#line {block.Line} \"{name}\"", .. lines[..head], "#line hidden", variables, $"#line {block.Line + head} \"{name}\"", .. lines[head..]]);
    }
}
