using Prism.Sdk.DependencyInjection;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>A provider with its service, as the tests of money see it.</summary>
internal interface IShop : IAsyncDisposable
{
    string Model { get; }

    /// <summary>Gets whether a submit whose answer was lost can be found again, by list or by key.</summary>
    bool FindsLostSubmits { get; }

    /// <summary>Makes a pipeline buy here.</summary>
    void Sell(IPrismBuilder prism);

    /// <summary>Accepts the next order, and loses the answer.</summary>
    void LoseReply();

    /// <summary>Reads the service's own bill.</summary>
    Task<IReadOnlyList<BilledTask>> ReadBillAsync();
}
