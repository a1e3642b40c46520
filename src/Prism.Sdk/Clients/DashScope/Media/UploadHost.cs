using System.Globalization;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Net;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>Where files may be sent: the store's hosts over https, and this machine's own when the service is on it, too.</summary>
internal static class UploadHost
{
    private const string Store = "*.aliyuncs.com";

    /// <summary>Reads the address that the service named, and refuses every other.</summary>
    /// <param name="address">What the service named.</param>
    /// <param name="service">Where the service itself is.</param>
    /// <exception cref="PrismException">The address is not one that files may go to.</exception>
    public static Uri Require(string? address, Uri service) =>
        Uri.TryCreate(address, UriKind.Absolute, out var host) && AddressGuard.FindProblem(host, Rule(host, service)) is null
            ? host
            : throw new ProviderRequestException(Wording.Pick(
                $"Upload: DashScope named an address for files that is not its store's (https, {Store}); nothing was sent there. Check {DashScopeOptions.SectionName}:BaseAddress.",
                $"上传文件：DashScope 给出的上传地址不是其对象存储（https, {Store}），未发送任何内容。请检查 {DashScopeOptions.SectionName}:BaseAddress。"))
            {
                Fault = ProviderFault.Blocked,
            };

    /// <summary>The rule that travels with the request, so that what the name resolves to is looked at as well.</summary>
    public static AddressRule Rule(Uri host, Uri service) => new()
    {
        Hosts = service.IsLoopback && host.IsLoopback ? [Store, string.Create(CultureInfo.InvariantCulture, $"{host.Host}:{host.Port}")] : [Store],
    };
}
