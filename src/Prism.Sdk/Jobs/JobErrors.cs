using Prism.Sdk.Composition;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>Failures on their way into the journal and out of it again.</summary>
internal static class JobErrors
{
    public static JobError From(Exception exception) => exception is PrismException known
        ? Details(known) with
        {
            Type = known.GetType().Name,
            Message = known.Message,
            Stage = known.Stage,
            ShotId = known.ShotId,
            TaskId = known.TaskId,
            RequestId = known.RequestId,
            Code = known.Code,
            IsTransient = known.IsTransient,
            RetryAfter = known.RetryAfter,
            PossiblyCharged = known.PossiblyCharged,
        }
        : new JobError { Type = exception.GetType().Name, Message = $"An unforeseen fault in a stage: {exception.GetType().Name}. The log of the process has its details." };

    /// <summary>Makes the exception again in a process that did not see it. Its cause, and what may hold words of the user, are gone.</summary>
    public static PrismException ToException(JobError error)
    {
        PrismException exception = error.Type switch
        {
            nameof(AmbiguousSubmissionException) => new AmbiguousSubmissionException(error.Message) { Candidates = error.Candidates },
            nameof(BudgetExceededException) when error.Exceeded is { } cap => new BudgetExceededException(error.Message) { Cap = cap.Name, Budget = cap.Budget, Needed = cap.Needed },
            nameof(ContentRejectedException) => new ContentRejectedException(error.Message) { Side = error.Side },
            nameof(ClipFailedException) => new ClipFailedException(error.Message) { State = error.TaskState },
            nameof(ClipDownloadException) => new ClipDownloadException(error.Message) { Fault = error.Fault },
            nameof(ProviderRequestException) => new ProviderRequestException(error.Message) { Fault = error.Fault, StatusCode = error.StatusCode },
            nameof(ModelOutputException) => new ModelOutputException(error.Message) { Problems = error.Problems },
            nameof(PlanInvalidException) => new PlanInvalidException(error.Message) { Problems = error.Problems },
            nameof(CompositionException) => new CompositionException(error.Message) { ExitCode = error.ExitCode },
            nameof(JournalException) => new JournalException(error.Message),
            nameof(PrismConfigurationException) => new PrismConfigurationException(error.Message),
            _ => new PrismException(error.Message),
        };
        exception.Recall(error);
        return exception;
    }

    // What only one kind of failure has.
    private static JobError Details(PrismException exception)
    {
        var error = new JobError { Type = "", Message = "" };
        return exception switch
        {
            AmbiguousSubmissionException lost => error with { Candidates = lost.Candidates },
            BudgetExceededException over => error with { Exceeded = new ExceededCap { Name = over.Cap, Budget = over.Budget, Needed = over.Needed } },
            ContentRejectedException refused => error with { Side = refused.Side },
            ClipFailedException failed => error with { TaskState = failed.State },
            ClipDownloadException download => error with { Fault = download.Fault },
            ProviderRequestException request => error with { Fault = request.Fault, StatusCode = request.StatusCode },
            ModelOutputException model => error with { Problems = model.Problems },
            PlanInvalidException plan => error with { Problems = plan.Problems },
            CompositionException cut => error with { ExitCode = cut.ExitCode },
            _ => error,
        };
    }
}
