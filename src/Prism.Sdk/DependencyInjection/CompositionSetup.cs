using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Composition.Rendering;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.Composition.Texts;

namespace Prism.Sdk.DependencyInjection;

/// <summary>Adds the cutting of films, which needs nothing else of Prism.</summary>
internal static class CompositionSetup
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<IVideoComposer, FfmpegVideoComposer>();
        services.TryAddScoped<INarrator, FileNarrator>();
        services.TryAddSingleton<CuttingRoom>();
        services.TryAddSingleton(static provider => new FfmpegTools(provider.GetRequiredService<IOptions<CompositionOptions>>()));
        services.TryAddSingleton(static provider => new ContactSheet(provider.GetRequiredService<FfmpegTools>()));
        services.TryAddSingleton<FfmpegRun>();

        services.TryAddSingleton<MediaProbe>();
        services.TryAddSingleton<KnownClips>();
        services.TryAddSingleton<ClipCheck>();
        services.TryAddSingleton<ClipInspection>();

        services.TryAddSingleton<PieceRender>();
        services.TryAddSingleton<SoundRender>();
        services.TryAddSingleton<FilmRender>();
        services.TryAddSingleton<FontSearch>();
        services.TryAddSingleton<TextBurning>();

        services.TryAddSingleton<FilmVerification>();
        services.TryAddSingleton<FilmStill>();
        services.TryAddSingleton<LastFrame>();
        services.TryAddSingleton<FilmCompanions>();
        services.TryAddSingleton<FilmDelivery>();
    }
}
