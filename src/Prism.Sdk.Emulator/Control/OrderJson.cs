using System.Text.Json.Serialization;

namespace Prism.Sdk.Emulator.Control;

/// <summary>What <c>/_emulator/</c> takes. Generated, so that it works in apps without reflection too.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(SettingsOrder))]
[JsonSerializable(typeof(TaskOrder))]
internal sealed partial class OrderJson : JsonSerializerContext;
