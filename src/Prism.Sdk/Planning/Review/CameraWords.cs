using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning.Review;

/// <summary>The words by which a camera is directed: how near it is, from where it looks, how it moves.</summary>
internal static class CameraWords
{
    private static readonly string[] English =
    [
        "wide", "long shot", "full shot", "medium", "mid shot", "cowboy", "close", "macro", "detail", "insert", "establishing", "two-shot", "two shot", "over the shoulder", "over-the-shoulder", "point of view", "pov", "first person", "first-person", "aerial", "drone", "bird", "overhead", "top-down", "top down", "high angle", "low angle", "eye level", "eye-level", "dutch", "profile", "silhouette",
        "static", "still camera", "locked", "fixed", "steady", "pan", "tilt", "push", "pull", "dolly", "truck", "track", "follow", "orbit", "circl", "arc", "crane", "jib", "boom", "pedestal", "rise", "rising", "descend", "zoom", "handheld", "hand-held", "gimbal", "steadicam", "whip", "glid", "fly", "rack focus", "slow motion", "slow-motion", "time-lapse", "timelapse", "hyperlapse", "shallow", "angle", "movement", "moving", "camera",
    ];

    private static readonly string[] Chinese =
    [
        "远景", "全景", "中景", "近景", "特写", "微距", "大全", "定场", "双人", "过肩", "主观", "第一人称", "航拍", "鸟瞰", "俯拍", "俯视", "仰拍", "仰视", "平视", "侧面", "剪影", "广角", "长焦",
        "固定", "静止", "定镜", "摇", "横移", "平移", "推", "拉", "移", "跟", "环绕", "升", "降", "变焦", "手持", "稳定器", "甩", "飞行", "慢动作", "慢镜", "延时", "浅景深", "镜头", "机位", "视角", "移动",
    ];

    /// <summary>Views of a scene from different places, for shots that would be the same without.</summary>
    public static IReadOnlyList<string> Views(string language) => language is "zh"
        ? ["远景，固定机位", "近景特写，缓慢推近", "侧面中景，横移跟拍", "俯拍，缓慢下降", "仰拍，固定机位", "过肩镜头，轻微移动"]
        : ["wide shot, static camera", "close-up, slow push in", "medium shot from the side, tracking", "overhead shot, slow descent", "low angle, static camera", "over the shoulder, slight movement"];

    /// <summary>The words of a template: its own, and those of its beats.</summary>
    public static IReadOnlyList<string> Of(VideoTemplate template) =>
        [.. template.Beats.Select(static beat => beat.Camera).Concat(template.CameraWords).SelectMany(static words => new[] { words.Zh, words.En })];

    /// <summary>Tells whether a direction has a word that is known. None at all is no mistake.</summary>
    public static bool AreKnown(string? camera, IReadOnlyList<string> more) =>
        string.IsNullOrWhiteSpace(camera)
        || more.Any(word => word.Length > 0 && camera.Contains(word, StringComparison.OrdinalIgnoreCase))
        || English.Any(word => camera.Contains(word, StringComparison.OrdinalIgnoreCase))
        || Chinese.Any(word => camera.Contains(word, StringComparison.Ordinal));
}
