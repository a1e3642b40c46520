using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prism.Sdk.Diagnostics;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds Prism to the health checks of a host.</summary>
public static class PrismHealthChecksExtensions
{
    /// <summary>Adds a check that the journal answers, the folder for films can be written, FFmpeg is there, and an account takes orders.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">Its name; <c>prism</c> by default.</param>
    /// <param name="failureStatus">What is reported when journal, folder or FFmpeg fails; <see langword="null"/>, the default, is <see cref="HealthStatus.Unhealthy"/>. That no account takes orders is <see cref="HealthStatus.Degraded"/>.</param>
    /// <param name="tags">Tags by which endpoints choose their checks.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Sends nothing to a provider and costs nothing. Needs <c>AddPrism</c>. The data hold how many jobs are at work here, <c>jobs</c>, and the version of FFmpeg, <c>ffmpeg</c>.</remarks>
    public static IHealthChecksBuilder AddPrism(this IHealthChecksBuilder builder, string name = "prism", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name, ActivatorUtilities.GetServiceOrCreateInstance<PrismHealthCheck>, failureStatus, tags));
    }
}
