using Microsoft.Extensions.Options;
using Prism.Sdk;
using Prism.Sdk.Planning;

namespace QuickStart;

/// <summary>Runs a command and turns what it throws into one sentence and a number.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Stopped = 130;

    public static async Task<int> OfAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (UsageException exception)
        {
            return Say(exception.Message, Usage);
        }
        catch (OptionsValidationException exception)
        {
            return Say(string.Join(Environment.NewLine, exception.Failures), Usage);
        }
        catch (Exception exception) when (exception is PrismConfigurationException or PlanInvalidException)
        {
            return Say(exception.Message, Usage);
        }
        catch (PrismException exception)
        {
            return Say(exception.Stage is { } stage ? $"{stage}: {exception.Message}" : exception.Message, Failed);
        }
        catch (OperationCanceledException)
        {
            return Say("Stopped.", Stopped);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Say(exception.Message, Failed);
        }
    }

    private static int Say(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}
