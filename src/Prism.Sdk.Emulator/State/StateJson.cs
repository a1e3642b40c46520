using System.Text.Json.Serialization;
using Prism.Sdk.Emulator.DashScope;

namespace Prism.Sdk.Emulator.State;

/// <summary>The lines of a state folder. Generated, so that apps without reflection can keep state too.</summary>
[JsonSerializable(typeof(TaskRecord))]
[JsonSerializable(typeof(ClockMoment))]
internal sealed partial class StateJson : JsonSerializerContext;
