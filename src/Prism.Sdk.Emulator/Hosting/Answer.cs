using System.Text.Json.Nodes;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>What a route says, before it is sent well or badly.</summary>
internal sealed record Answer(int Status, JsonObject Body);
