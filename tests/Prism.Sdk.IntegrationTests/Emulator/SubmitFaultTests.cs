using System.Net;
using System.Text;
using System.Text.Json;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What does a caller see of each submit that goes wrong, and what does the bill say?</summary>
public sealed class SubmitFaultTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("status", null, 0, 500)]
    [InlineData("status", true, 503, 503)]
    [InlineData("status", true, 408, 408)]
    [InlineData("status", false, 502, 502)]
    [InlineData("html", null, 0, 502)]
    [InlineData("html", true, 200, 200)]
    [InlineData("json-bad", null, 0, 200)]
    [InlineData("json-bad", false, 0, 200)]
    [InlineData("empty", null, 0, 200)]
    [InlineData("no-task-id", null, 0, 200)]
    [InlineData("truncated-close", null, 0, 200)]
    [InlineData("redirect", null, 0, 307)]
    [InlineData("redirect", null, 308, 308)]
    public async Task Submit_AnsweredBadly_HasThatStatusAndNoTaskId(string kind, bool? accepted, int status, int seen)
    {
        var fault = new EmulatorFault { Route = "submit", Kind = kind, Accepted = accepted };
        client.Emulator.AddFault(status == 0 ? fault : fault with { Status = status });

        using var response = await client.SubmitAsync();

        Assert.Equal(seen, (int)response.StatusCode);
        Assert.False(HasTaskId(await response.Content.ReadAsStringAsync()));
        Assert.Equal(accepted ?? kind is "json-bad" or "empty" or "no-task-id" or "truncated-close" ? 1 : 0, client.Emulator.Bill.Count);
    }

    [Theory]
    [InlineData("truncated", null, 1)]
    [InlineData("truncated", false, 0)]
    [InlineData("request-id-only", null, 1)]
    [InlineData("drop-before", null, 0)]
    [InlineData("drop-after", null, 1)]
    [InlineData("drop-after", false, 0)]
    public async Task Submit_LineCut_Throws_AndTheBillKnows(string kind, bool? accepted, int billed)
    {
        client.Script("submit", kind, accepted);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SubmitAsync());

        Assert.Equal(billed, client.Emulator.Bill.Count);
        Assert.NotEmpty(await client.AcceptAsync());
    }

    [Fact]
    public async Task Submit_Truncated_TellsTheRequestIdInTheBody()
    {
        client.Script("submit", "truncated");

        var (response, part) = await ReadPartAsync();

        using (response)
        {
            var bill = Assert.Single(client.Emulator.Bill);
            Assert.StartsWith($"{{\"request_id\":\"{bill.RequestId}\"", part, StringComparison.Ordinal);
            Assert.DoesNotContain(bill.TaskId, part, StringComparison.Ordinal);
            Assert.True(response.Content.Headers.ContentLength > part.Length);
            Assert.True(response.Headers.Contains("req-arrive-time"));
        }
    }

    [Fact]
    public async Task Submit_RequestIdOnly_TellsItInTheHeaderAlone()
    {
        client.Script("submit", "request-id-only");

        var (response, part) = await ReadPartAsync();

        using (response)
        {
            var bill = Assert.Single(client.Emulator.Bill);
            Assert.Equal(bill.RequestId, Assert.Single(response.Headers.GetValues("X-Request-ID")));
            Assert.DoesNotContain(bill.RequestId, part, StringComparison.Ordinal);
            Assert.DoesNotContain("task_id", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Submit_ErrorAfterAcceptance_HasTheRequestIdOfTheTask()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Accepted = true, Status = 503, Code = "ModelUnavailable", RetryAfter = "7" });

        using var response = await client.SubmitAsync();

        Assert.Equal("ModelUnavailable", (string?)(await EmulatorClient.JsonAsync(response))["code"]);
        Assert.Equal(Assert.Single(client.Emulator.Bill).RequestId, (string?)(await EmulatorClient.JsonAsync(response))["request_id"]);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_Stalled_IsAnsweredByNobody_AndExistsOrNot(bool accepted)
    {
        client.Script("submit", "stall", accepted);
        using var hungUp = new CancellationTokenSource();

        var submit = client.SubmitAsync(cancellationToken: hungUp.Token);
        await UntilAsync(() => client.Emulator.Requests.Count == 1 && client.Emulator.Bill.Count == (accepted ? 1 : 0));
        Assert.False(submit.IsCompleted);
        await hungUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(accepted ? 1 : 0, client.Emulator.Bill.Count);
    }

    [Fact]
    public async Task Submit_StalledForAWhile_IsCutThen()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "stall", Seconds = 0.01 });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SubmitAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    public async Task Submit_Delayed_IsAnsweredWell(bool? accepted)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "delay", Accepted = accepted, Seconds = 0.01 });

        Assert.Equal(await client.AcceptAsync(), Assert.Single(client.Emulator.Bill).TaskId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://example.invalid/other")]
    public async Task Submit_Redirected_LeadsToItselfOrToTheOther(string? other)
    {
        var fault = new EmulatorFault { Route = "submit", Kind = "redirect" };
        client.Emulator.AddFault(other is null ? fault : fault with { Message = other });

        using var response = await client.SubmitAsync();

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(other ?? new Uri(client.Emulator.BaseAddress, EmulatorClient.SubmitPath).AbsoluteUri, response.Headers.Location!.AbsoluteUri);
        Assert.Empty(client.Emulator.Bill);
    }

    [Fact]
    public async Task Submit_Refused_IsTheRefusal_WhateverTheScriptSpoils()
    {
        client.Script("submit", "drop-after");
        using var request = new HttpRequestMessage(HttpMethod.Post, EmulatorClient.SubmitPath) { Content = new StringContent("{}") };
        request.Headers.Add("X-DashScope-Async", "enable");

        using var response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(client.Emulator.Bill);
    }

    [Fact]
    public async Task Submit_TwoFaults_AreMetOneAfterTheOther()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Skip = 1 });
        client.Script("submit", "empty");

        using var first = await client.SubmitAsync();
        using var second = await client.SubmitAsync();
        using var third = await client.SubmitAsync();

        Assert.Equal([200, 500, 200], new[] { first, second, third }.Select(response => (int)response.StatusCode));
        Assert.Equal(0, third.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("submit", "no-url")]
    [InlineData("list", "fail")]
    [InlineData("chat", "stuck")]
    [InlineData("nowhere", "status")]
    public void AddFault_KindThatTheRouteDoesNotKnow_IsRefused(string route, string kind)
    {
        var exception = Assert.Throws<ArgumentException>(() => client.Script(route, kind));

        Assert.Contains(route == "nowhere" ? "submit, get" : "status", exception.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpResponseMessage Response, string Part)> ReadPartAsync()
    {
        using var request = EmulatorClient.NewSubmit();
        var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var read = new MemoryStream();
        await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(read));
        return (response, Encoding.UTF8.GetString(read.ToArray()));
    }

    private static bool HasTaskId(string body)
    {
        try
        {
            return body.Length > 0 && JsonDocument.Parse(body).RootElement.TryGetProperty("output", out var output) && output.TryGetProperty("task_id", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
