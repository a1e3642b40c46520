namespace Prism.Sdk;

/// <summary>Something on this machine or in the settings is missing: a key, FFmpeg, a folder. The message names it and how to get it.</summary>
/// <param name="message">What is missing, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class PrismConfigurationException(string message, Exception? innerException = null) : PrismException(message, innerException);
