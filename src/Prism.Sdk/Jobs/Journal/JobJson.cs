using System.Text.Json;
using System.Text.Json.Serialization;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>What the journal holds, as JSON. Readers accept what older versions wrote: members are only ever added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VideoRequest))]
[JsonSerializable(typeof(ProcessedInput))]
[JsonSerializable(typeof(VideoIntent))]
[JsonSerializable(typeof(TemplateMatch))]
[JsonSerializable(typeof(ShotPlan))]
[JsonSerializable(typeof(ClipOrder))]
[JsonSerializable(typeof(Clip))]
[JsonSerializable(typeof(FinalVideo))]
[JsonSerializable(typeof(JobError))]
[JsonSerializable(typeof(PipelineUpdate))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class JobJson : JsonSerializerContext;
