namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>One input of a request and the place it goes to, such as <c>img_url</c>.</summary>
internal readonly record struct MediaSlot(MediaInput Input, MediaKind Kind, string Place);
