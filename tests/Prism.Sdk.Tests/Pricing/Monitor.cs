using Microsoft.Extensions.Options;
using NSubstitute;

namespace Prism.Sdk.Tests.Pricing;

/// <summary>Options that stay as they are.</summary>
internal static class Monitor
{
    public static IOptionsMonitor<T> Of<T>(T value)
    {
        var monitor = Substitute.For<IOptionsMonitor<T>>();
        monitor.CurrentValue.Returns(value);
        return monitor;
    }
}
