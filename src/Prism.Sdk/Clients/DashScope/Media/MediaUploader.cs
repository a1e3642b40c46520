using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Net;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>Puts files into the service's temporary store: a credential each, then one form each (dashscope.md §2.8). Free, and repeated on faults: an upload buys nothing.</summary>
internal sealed partial class MediaUploader(IHttpClientFactory clients, TimeProvider time)
{
    private const int MaxTries = 3;
    private const int MaxAtOnce = 4;

    private static readonly TimeSpan Life = TimeSpan.FromHours(48);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Uploads what has to be, a few at a time.</summary>
    /// <returns>What stands in the request for each input.</returns>
    public async Task<IReadOnlyDictionary<MediaInput, string>> PlaceAsync(IEnumerable<MediaInput> inputs, string model, DashScopeOptions options, CancellationToken cancellationToken)
    {
        Dictionary<MediaInput, string> places = [];
        List<MediaInput> files = [];
        foreach (var input in inputs.Distinct())
        {
            if (input.Address is { } address)
            {
                places[input] = address;
            }
            else
            {
                files.Add(input);
            }
        }

        var found = new string[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken }, async (at, token) =>
            found[at] = files[at].IsInline
                ? await InlineAsync(files[at], token).ConfigureAwait(false)
                : (await UploadAsync(files[at], model, options, token).ConfigureAwait(false)).Address).ConfigureAwait(false);
        foreach (var (at, input) in files.Index())
        {
            places[input] = found[at];
        }

        return places;
    }

    /// <summary>Uploads one file.</summary>
    /// <exception cref="ProviderRequestException">The service or its store refused or did not answer.</exception>
    /// <exception cref="PrismException">The file could not be read.</exception>
    public async Task<UploadedMedia> UploadAsync(MediaInput input, string model, DashScopeOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await UploadOnceAsync(input, model, options, cancellationToken).ConfigureAwait(false);
            }
            catch (PrismException exception) when (exception.IsTransient && input.CanRepeat && attempt < MaxTries)
            {
                // Of real time, as all pauses between network calls are.
                await Task.Delay(Pause * attempt, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<UploadedMedia> UploadOnceAsync(MediaInput input, string model, DashScopeOptions options, CancellationToken cancellationToken)
    {
        var expires = time.GetUtcNow() + Life;
        var credential = await AskAsync(model, options, cancellationToken).ConfigureAwait(false);
        var host = UploadHost.Require(credential.Host, DashScopeEndpoint.Native(options));
        var length = LengthOf(input);
        if (credential.MaxMegabytes is { } most && length > most * 1024L * 1024)
        {
            throw new PrismException(string.Create(CultureInfo.InvariantCulture, $"Upload: the file has {length / 1048576.0:0.0} MB; the store takes at most {most} MB."));
        }

        // The caller's own name may tell of people; the store gets one of ours.
        var name = $"{Guid.NewGuid():N}{MediaTypes.Extension(input.Name)}";
        await SendAsync(host, UploadHost.Rule(host, DashScopeEndpoint.Native(options)), credential, name, input, length, options.UploadIdleTimeout, cancellationToken).ConfigureAwait(false);
        return new UploadedMedia { Address = $"oss://{credential.Directory}/{name}", Model = model, ExpiresAt = expires };
    }

    private async Task<UploadCredential> AskAsync(string model, DashScopeOptions options, CancellationToken cancellationToken)
    {
        var address = new Uri(DashScopeEndpoint.Native(options), $"uploads?action=getPolicy&model={Uri.EscapeDataString(model)}");
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        DashScopeHttp.Authorize(message, options);
        using var client = clients.CreateClient(DashScopeHttp.TaskClient);
        try
        {
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var reply = await WireReply.ReadAsync(response, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            return reply.IsSuccess && UploadCredential.Read(reply.Root) is { } credential ? credential : throw DashScopeErrors.From(reply, "Upload");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or OperationCanceledException or IOException or Polly.Timeout.TimeoutRejectedException)
        {
            throw DashScopeErrors.Transport(exception, "Upload", address);
        }
    }

    private async Task SendAsync(Uri host, AddressRule rule, UploadCredential credential, string name, MediaInput input, long length, TimeSpan idle, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(idle);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stalled.Token, cancellationToken);
        using var content = new UploadContent(credential, name, () => Open(input), length, sent =>
        {
            stalled.CancelAfter(idle);
            input.Progress?.Report(new UploadProgress(sent, length));
        });

        // No Authorization: the form carries its own, and the store is another host.
        using var message = new HttpRequestMessage(HttpMethod.Post, host) { Content = content };
        message.Options.Set(AddressRule.Key, rule);
        using var client = clients.CreateClient(DashScopeHttp.UploadClient);
        try
        {
            using var response = await client.SendAsync(message, both.Token).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent)
            {
                return;
            }

            throw Refused(response.StatusCode, await response.Content.ReadAsStringAsync(both.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (FileFault(exception) is { } fault)
        {
            throw new PrismException($"Upload: the file could not be read ({fault.GetType().Name}).", fault);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or IOException)
        {
            throw DashScopeErrors.Transport(exception, "Upload", host);
        }
    }

    private static async Task<string> InlineAsync(MediaInput input, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(LengthOf(input), MediaCheck.MaxInline)];
        try
        {
            var stream = Open(input);
            await using (stream.ConfigureAwait(false))
            {
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or FileUnreadableException)
        {
            throw new PrismException($"A picture could not be read ({exception.GetType().Name}).", exception);
        }

        return $"data:{MediaTypes.MimeType(input.Name)};base64,{Convert.ToBase64String(bytes)}";
    }

    private static long LengthOf(MediaInput input)
    {
        try
        {
            return input.Length!();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismException($"Upload: the file could not be read ({exception.GetType().Name}).", exception);
        }
    }

    // A fault of the file and a fault of the network are both IOException; the one of the file is marked where it comes from.
    private static Stream Open(MediaInput input)
    {
        try
        {
            return input.Open!();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new FileUnreadableException(exception);
        }
    }

    private static Exception? FileFault(Exception exception) => exception switch
    {
        FileUnreadableException { InnerException: { } cause } => cause,
        EndOfStreamException => exception,
        { InnerException: { } inner } => FileFault(inner),
        _ => null,
    };

    // The store answers in XML; its message may quote what was sent, so only the code is told.
    private static ProviderRequestException Refused(HttpStatusCode status, string body)
    {
        var code = StoreCode().Match(body) is { Success: true } found ? found.Groups[1].Value : null;
        var isExpired = body.Contains("Policy expired", StringComparison.OrdinalIgnoreCase);
        return new ProviderRequestException($"Upload: DashScope's store answered {(int)status} {code}. {(isExpired ? "The leave to upload had run out." : "Nothing was submitted.")}")
        {
            StatusCode = status,
            Fault = DashScopeCodes.Unlisted((int)status).Fault,
            Code = code,
            IsTransient = isExpired || (int)status is 408 or 429 or >= 500,
        };
    }

    [GeneratedRegex("<Code>([A-Za-z0-9.]{1,64})</Code>")]
    private static partial Regex StoreCode();

    private sealed class FileUnreadableException(Exception cause) : Exception(cause.GetType().Name, cause);
}
