using System.Text.Json.Serialization;

namespace Prism.Sdk.Emulator.Control;

/// <summary>What <c>/_emulator/</c> says, and what a client in another process reads of it.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<BillEntry>))]
[JsonSerializable(typeof(IReadOnlyList<ReceivedRequest>))]
[JsonSerializable(typeof(ClockReading))]
[JsonSerializable(typeof(CallPeaks))]
internal sealed partial class ControlJson : JsonSerializerContext;
