using Prism.Sdk.Composition;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs;

/// <summary>Failures on their way into the journal and out of it again.</summary>
internal static class JobErrors
{
    public static JobError From(Exception exception) => exception is PrismException known
        ? new JobError
        {
            Type = known.GetType().Name,
            Message = known.Message,
            Stage = known.Stage,
            ShotId = known.ShotId,
            TaskId = known.TaskId,
            RequestId = known.RequestId,
            Code = known.Code,
            IsTransient = known.IsTransient,
            PossiblyCharged = known.PossiblyCharged,
            Fault = (known as ProviderRequestException)?.Fault ?? (known as ClipDownloadException)?.Fault ?? ProviderFault.Unknown,
            Candidates = (known as AmbiguousSubmissionException)?.Candidates ?? [],
        }
        : new JobError { Type = exception.GetType().Name, Message = $"An unforeseen fault in a stage: {exception.GetType().Name}. The log of the process has its details." };

    /// <summary>Makes the exception again in a process that did not see it. Details that only the first one had are gone.</summary>
    public static PrismException ToException(JobError error)
    {
        PrismException exception = error.Type switch
        {
            nameof(AmbiguousSubmissionException) => new AmbiguousSubmissionException(error.Message) { Candidates = error.Candidates, TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(ContentRejectedException) => new ContentRejectedException(error.Message) { TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(ClipFailedException) => new ClipFailedException(error.Message) { TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(ClipDownloadException) => new ClipDownloadException(error.Message) { Fault = error.Fault, TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(ProviderRequestException) => new ProviderRequestException(error.Message) { Fault = error.Fault, TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(ModelOutputException) => new ModelOutputException(error.Message),
            nameof(JournalException) => new JournalException(error.Message) { IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
            nameof(CompositionException) => new CompositionException(error.Message),
            nameof(PlanInvalidException) => new PlanInvalidException(error.Message),
            nameof(PrismConfigurationException) => new PrismConfigurationException(error.Message),
            _ => new PrismException(error.Message) { TaskId = error.TaskId, RequestId = error.RequestId, Code = error.Code, IsTransient = error.IsTransient, PossiblyCharged = error.PossiblyCharged },
        };
        exception.Stage = error.Stage;
        exception.ShotId = error.ShotId;
        return exception;
    }
}
