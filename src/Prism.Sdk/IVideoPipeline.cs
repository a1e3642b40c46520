using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>Turns a text into a finished film: plans it, prices it, buys the clips and cuts them together.</summary>
/// <remarks>
/// <para>Registered as a singleton by <c>AddPrism()</c>. All members may be called from many threads at once.</para>
/// <para>Only <c>StartAsync</c> and the methods of <see cref="VideoJob"/> that say so lead to a bill for video.
/// Planning costs a few text and embedding calls; pricing, listing and watching cost nothing.</para>
/// </remarks>
public interface IVideoPipeline
{
    /// <summary>Plans a film without buying any video: masks the text, reads its intent, picks a template, writes the shots.</summary>
    /// <param name="request">The text and what is wished of the film.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <returns>A plan that can be shown, edited, priced and started. Its captions hold the clear text; its prompts hold placeholders for personal data.</returns>
    /// <exception cref="PrismException">A stage failed; <see cref="PrismException.Stage"/> names it.</exception>
    /// <exception cref="ModelOutputException">The language model gave no usable answer, even after a repair round.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    Task<ShotPlan> PlanAsync(VideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Computes what a plan will cost. Local arithmetic on the price table; nothing is sent.</summary>
    /// <param name="plan">The plan to price.</param>
    /// <returns>The quote; exact for text-to-video and for shots with pictures, where seconds, size and model settle the price.</returns>
    /// <exception cref="PrismException">The price table has no row for the plan's model and size, no account may be chosen, or none has prices for all shots in one currency.</exception>
    Quote GetQuote(ShotPlan plan);

    /// <summary>Computes the most that a request can cost, before any model reads it. Local arithmetic on bounds and price table; nothing is sent.</summary>
    /// <param name="request">The text and what is wished of the film. Wish seconds, to have a near bound.</param>
    /// <returns>The upper bound; <see cref="PlanAsync"/> gives the plan whose quote is exact.</returns>
    /// <exception cref="PlanInvalidException">A wish cannot be met.</exception>
    /// <exception cref="PrismException">The price table has no row for the model and size, no account may be chosen, or none has prices in one currency.</exception>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    Quote GetQuote(VideoRequest request);

    /// <summary>Computes what a plan will cost now, where finished clips of the same content are used again. Looks at the journal and the disk; nothing is sent.</summary>
    /// <param name="plan">The plan to price.</param>
    /// <param name="options">The options that the job is to be started with. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>The quote, in which the shots that need not be bought cost nothing (<see cref="QuoteLine.IsReused"/>).</returns>
    /// <exception cref="PlanInvalidException">The plan breaks a bound of the provider.</exception>
    /// <exception cref="PrismException">The price table has no row for the plan's model and size, no account may be chosen, or none has prices for all shots in one currency.</exception>
    /// <exception cref="PrismConfigurationException">The account of <see cref="JobOptions.Account"/> is not configured, or takes no orders.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<Quote> GetQuoteAsync(ShotPlan plan, JobOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Copies a picture to where plans find it, so that a plan can be given it by hand: <see cref="Shot.FirstFrame"/>, <see cref="Shot.References"/>. Nothing is bought.</summary>
    /// <param name="image">The picture, and what it is for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What stands in a plan for it.</returns>
    /// <exception cref="PlanInvalidException">The picture cannot be used, or the provider takes none; the message says why.</exception>
    /// <exception cref="ProviderRequestException">It could not be fetched from the web.</exception>
    Task<ShotImage> KeepImageAsync(VideoImage image, CancellationToken cancellationToken = default);

    /// <summary>Accepts a film and starts to make it. Video is bought in the background.</summary>
    /// <param name="request">The text and what is wished of the film.</param>
    /// <param name="options">Key, budget, tags. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the accepting, not the job once it is accepted.</param>
    /// <returns>A handle with an id that survives the process.</returns>
    /// <remarks>The text is masked before the job is written to the journal, so that the journal never holds clear personal data.</remarks>
    /// <exception cref="JobConflictException">Another request was started with the same <see cref="JobOptions.Key"/>.</exception>
    /// <exception cref="PrismException">The input stage or the journal failed; nothing was bought.</exception>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    Task<VideoJob> StartAsync(VideoRequest request, JobOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Accepts a plan, as it came from <see cref="PlanAsync"/> or edited since, and starts to shoot it.</summary>
    /// <param name="plan">The plan to shoot.</param>
    /// <param name="options">Key, budget, tags. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the accepting, not the job once it is accepted.</param>
    /// <returns>A handle with an id that survives the process.</returns>
    /// <exception cref="JobConflictException">Another plan was started with the same <see cref="JobOptions.Key"/>.</exception>
    /// <exception cref="PlanInvalidException">The plan breaks a bound of the provider; nothing was bought.</exception>
    /// <exception cref="PrismConfigurationException">The account of <see cref="JobOptions.Account"/> is not configured, or takes no orders.</exception>
    /// <exception cref="JournalException">The journal cannot be written; nothing was bought.</exception>
    Task<VideoJob> StartAsync(ShotPlan plan, JobOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a job in the journal, also after a restart. Nothing is started or bought.</summary>
    /// <param name="jobId">The id that <see cref="VideoJob.Id"/> gave.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The job, or <see langword="null"/> when the journal does not know it.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<VideoJob?> GetJobAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs in the journal, newest first. Nothing is started or bought.</summary>
    /// <param name="filter">Which jobs. <see langword="null"/> for the newest 100; set <see cref="JobFilter.Limit"/> for more.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>One summary a job.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    IAsyncEnumerable<VideoJobSummary> ListJobsAsync(JobFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads what was spent: reserved, confirmed and possible. Nothing is sent or bought.</summary>
    /// <param name="filter">Which spending. <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The ledger's sums, a line a currency.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task<Spending> GetSpendingAsync(SpendingFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Writes the ledger as CSV: a row for each attempt to buy a shot, and for each question to a model.</summary>
    /// <param name="writer">Where to write. It is flushed, not closed.</param>
    /// <param name="from">The earliest moment, included. <see langword="null"/> for the beginning.</param>
    /// <param name="to">The latest moment, excluded. <see langword="null"/> for now.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>A task that ends when all rows are written.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    Task ExportLedgerAsync(TextWriter writer, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default);

    /// <summary>Erases a stopped job: its text, clips, film and log. Its money rows stay, without text; clips of other jobs stay too.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the erasing; it can be repeated.</param>
    /// <returns>Whether the journal knew the job.</returns>
    /// <exception cref="InvalidOperationException">The job is at work; cancel or pause it first.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    Task<bool> DeleteJobAsync(string jobId, CancellationToken cancellationToken = default);
}
