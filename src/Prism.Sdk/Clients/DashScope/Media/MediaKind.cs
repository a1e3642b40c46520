namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>What an input is used as. It decides which limits hold.</summary>
internal enum MediaKind
{
    Image,
    Video,
    ImageOrVideo,
    Audio,
    Document,
    Link,
}
