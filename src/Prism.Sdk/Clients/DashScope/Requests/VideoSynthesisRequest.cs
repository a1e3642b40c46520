using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>One video to be made. Each family of models has a record of its own, with just the inputs and parameters that it takes; what is <see langword="null"/> is not sent, and the service's default holds.</summary>
/// <remarks>
/// <para>Limits are those of the catalogue (dashscope.md §3, and <c>Prism:DashScope:Models</c>). What breaks one is refused before anything is sent; what the service would cut off without a word is a warning. A model that the catalogue does not know is let through with a warning.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public abstract record VideoSynthesisRequest
{
    private protected VideoSynthesisRequest(string model) => Model = model;

    /// <summary>Gets the model.</summary>
    /// <value>The default is the newest of the family that is sold in most regions.</value>
    public string Model { get; init; }

    /// <summary>Gets what is to be seen.</summary>
    [DisallowNull]
    public abstract string? Prompt { get; init; }

    /// <summary>Gets the seed, 0 to 2147483647.</summary>
    /// <value>The default is <see langword="null"/>: random.</value>
    public int? Seed { get; init; }

    /// <summary>Gets whether the service writes its mark into the bottom right corner.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, false.</value>
    public bool? Watermark { get; init; }

    /// <summary>Gets further members of <c>input</c>, for what the service learns before Prism does. They win over the members above.</summary>
    public JsonObject? AdditionalInput { get; init; }

    /// <summary>Gets further members of <c>parameters</c>, for what the service learns before Prism does. They win over the members above.</summary>
    public JsonObject? AdditionalParameters { get; init; }

    internal abstract VideoFamily Family { get; }

    /// <summary>Gets the path below the base address (dashscope.md §1.1).</summary>
    internal virtual string Path => "services/aigc/video-generation/video-synthesis";

    /// <summary>Gets the least seed; some models read -1 as random.</summary>
    internal virtual int LeastSeed => 0;

    /// <summary>Gets all inputs that are addresses or files.</summary>
    internal virtual IEnumerable<MediaSlot> Slots => [];

    /// <summary>Describes the request without its text and addresses.</summary>
    /// <returns>Type, model, picture, seed and the length of the prompt.</returns>
    public sealed override string ToString() =>
        $"{GetType().Name} {{ Model = {Model}, {Describe()}, Seed = {Seed}, Prompt = {Prompt?.Length ?? 0} characters }}";

    /// <summary>Gets what tasks of a model differ in how long they take.</summary>
    internal string Shape => Describe();

    internal abstract void Check(RequestRules rules);

    internal abstract void Write(RequestParts parts);

    private protected abstract string Describe();

    private protected static IEnumerable<MediaSlot> Slot(MediaInput? input, MediaKind kind, string place) =>
        input is null ? [] : [new MediaSlot(input, kind, place)];

    private protected static IEnumerable<MediaSlot> SlotsOf(IReadOnlyList<MediaInput> inputs, MediaKind kind, string place) =>
        inputs.Select((input, at) => new MediaSlot(input, kind, $"{place}[{at}]"));
}
