namespace Prism.Sdk.Emulator.Writing;

/// <summary>One message of a conversation.</summary>
internal sealed record ChatLine(string Role, string Text);
