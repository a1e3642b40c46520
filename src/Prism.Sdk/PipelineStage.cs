using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>The six stages of a film, in the order in which the data flows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PipelineStage>))]
public enum PipelineStage
{
    /// <summary>Personal data are masked and the language is detected.</summary>
    Input,

    /// <summary>The language model reads the text into a <see cref="Intents.VideoIntent"/>.</summary>
    Intent,

    /// <summary>An embedding search picks a template.</summary>
    Template,

    /// <summary>The language model fills the template into a shot plan.</summary>
    Plan,

    /// <summary>One clip is bought for each shot.</summary>
    Generation,

    /// <summary>FFmpeg joins the clips into the film.</summary>
    Composition,
}
