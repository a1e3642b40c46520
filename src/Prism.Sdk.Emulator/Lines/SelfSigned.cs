using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Prism.Sdk.Emulator.Lines;

/// <summary>Speaks TLS with a certificate that no client may take. One that takes it reaches the emulator, and the bill shows the mistake.</summary>
internal static class SelfSigned
{
    private static readonly Lazy<X509Certificate2> Certificate = new(Make);

    public static async Task ServeAsync(Socket call, EndPoint emulator, CancellationToken closing)
    {
        var secure = new SslStream(new NetworkStream(call, ownsSocket: false));
        await using var closingSecure = secure.ConfigureAwait(false);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate.Value }, closing).ConfigureAwait(false);

        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await server.ConnectAsync(emulator, closing).ConfigureAwait(false);
        var plain = new NetworkStream(server, ownsSocket: false);
        await using var closingPlain = plain.ConfigureAwait(false);
        await Task.WhenAny(secure.CopyToAsync(plain, closing), plain.CopyToAsync(secure, closing)).ConfigureAwait(false);
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=another.example", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        // Windows serves no key that was never stored.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
