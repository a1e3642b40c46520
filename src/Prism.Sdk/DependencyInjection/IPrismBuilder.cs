using Microsoft.Extensions.DependencyInjection;

namespace Prism.Sdk.DependencyInjection;

/// <summary>What <c>AddPrism()</c> returns: the place where extensions replace stages and add parts.</summary>
public interface IPrismBuilder
{
    /// <summary>Gets the container's services.</summary>
    IServiceCollection Services { get; }
}
