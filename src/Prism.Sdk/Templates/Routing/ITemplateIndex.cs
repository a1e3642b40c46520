namespace Prism.Sdk.Templates.Routing;

/// <summary>Templates that can be searched: by embeddings, or by words.</summary>
internal interface ITemplateIndex
{
    /// <summary>What is searched.</summary>
    TemplateTexts Texts { get; }

    /// <summary>How near each row is to one of the rows itself.</summary>
    /// <param name="row">The row that is asked about.</param>
    /// <param name="similarities">Takes a number a row, from -1 to 1.</param>
    void Compare(int row, Span<float> similarities);
}
