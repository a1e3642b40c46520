namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>The kinds of requests that Wan's models take. Each has a record of its own, with just its inputs and parameters (dashscope.md §3.2).</summary>
public enum VideoFamily
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>Words alone, picture by <c>size</c>: wan2.1 to wan2.6. <see cref="Requests.TextToVideoRequest"/>.</summary>
    TextToVideo,

    /// <summary>Words alone, picture by <c>resolution</c> and <c>ratio</c>: wan2.7. <see cref="Requests.Wan27TextToVideoRequest"/>.</summary>
    Wan27TextToVideo,

    /// <summary>A first frame as <c>img_url</c>: wan2.1 to wan2.6. <see cref="Requests.ImageToVideoRequest"/>.</summary>
    ImageToVideo,

    /// <summary>Frames, a clip to go on from, a voice, as <c>media</c>: wan2.7. <see cref="Requests.Wan27ImageToVideoRequest"/>.</summary>
    Wan27ImageToVideo,

    /// <summary>Characters from pictures and videos as <c>reference_urls</c>: wan2.6. <see cref="Requests.ReferenceToVideoRequest"/>.</summary>
    ReferenceToVideo,

    /// <summary>Characters from pictures and videos as <c>media</c>: wan2.7. <see cref="Requests.Wan27ReferenceToVideoRequest"/>.</summary>
    Wan27ReferenceToVideo,

    /// <summary>From a first frame to a last one: kf2v, on a path of its own. <see cref="Requests.FirstLastFrameRequest"/>.</summary>
    FirstLastFrame,

    /// <summary>An existing video changed by words: wan2.7. <see cref="Requests.VideoEditRequest"/>.</summary>
    VideoEdit,

    /// <summary>Words, frames, references, a document or a link: wan3.0. <see cref="Requests.Wan30VideoRequest"/>.</summary>
    Wan30,
}
