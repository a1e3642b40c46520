namespace Prism.Sdk.Net;

/// <summary>A host's name resolved to an address that must not be dialled. Nothing was sent.</summary>
internal sealed class BlockedAddressException(string message) : IOException(message);
