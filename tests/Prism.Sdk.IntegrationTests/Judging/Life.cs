using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>The life of one container that stands for a process: once it is over, nothing more is written or sent.</summary>
internal sealed class Life
{
    private volatile bool isOver;

    public void End() => isOver = true;

    public void Guard(IServiceCollection services)
    {
        services.Decorate<IJobStore>((_, inner) => Decorator.Around(inner, Call));
        services.Decorate<IClipProvider>((_, inner) => Decorator.Around(inner, Call));
    }

    private object? Call(string name, object?[] arguments, Func<object?> call) =>
        isOver && name != "get_Capabilities" ? throw new PrismException("This process is dead.") : call();
}
