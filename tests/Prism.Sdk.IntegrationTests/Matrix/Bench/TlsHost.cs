using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>How a TLS handshake goes wrong.</summary>
internal enum TlsFault
{
    BadCertificate,
    Closed,
    Silent,
}

/// <summary>A host whose TLS goes wrong, and which counts the bytes of requests that reach it all the same.</summary>
internal sealed class TlsHost : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly TlsFault fault;
    private readonly Task serving;
    private int requestBytes;

    public TlsHost(TlsFault fault)
    {
        this.fault = fault;
        listener.Start();
        serving = ServeAsync();
    }

    public Uri BaseAddress => new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public int RequestBytes => Volatile.Read(ref requestBytes);

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        certificate.Dispose();
        stop.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=somebody-else.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                _ = AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the row.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var own = client;
        try
        {
            switch (fault)
            {
                case TlsFault.Closed:
                    return;
                case TlsFault.Silent:
                    await Task.Delay(Timeout.Infinite, stop.Token);
                    return;
            }

            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(certificate);
            Interlocked.Add(ref requestBytes, await tls.ReadAsync(new byte[4096], stop.Token));
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // Refused, as it must be.
        }
    }
}
