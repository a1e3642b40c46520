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

    public static int Of(PrismException exception) => exception is PrismConfigurationException or PlanInvalidException ? Usage : Failed;

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
        catch (PrismException exception)
        {
            return Say(Of(exception) == Usage ? exception.Message : Advice.Sentence(exception), Of(exception));
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
