using System.CommandLine;
using Prism.Sdk;

namespace QuickStart;

/// <summary>The text, and what is wished of its film.</summary>
internal sealed class FilmWishes
{
    private const string DemoText =
        "雨夜的东京街头，一只橘猫从便利店的屋檐下走出来。它踩过霓虹灯的倒影，在一家拉面馆门口停下。老板推开门，给它端来一小碗鱼汤。橘猫喝完汤，靠着暖帘睡着了。";

    private readonly Argument<string?> text = new("TEXT") { Arity = ArgumentArity.ZeroOrOne, Description = "The text to film; - reads it from standard input. Without it a short story of a cat is filmed." };
    private readonly Option<string?> size = new("--size") { Description = "Picture size, 1280*720 or 1280x720." };
    private readonly Option<int?> seconds = Inputs.WholeNumber("--seconds", "Length of the whole film.");
    private readonly Option<int?> shots = Inputs.WholeNumber("--shots", "Number of shots.");
    private readonly Option<string?> template = new("--template") { Description = "Template id; without it the nearest one is searched." };
    private readonly Option<string?> language = new("--language") { Description = "Language of prompts and captions: zh or en." };

    private readonly PictureWishes pictures = new();

    public FilmWishes()
    {
        text.Validators.Add(static result =>
        {
            // What looks like an option and is none would otherwise be filmed.
            if (result.Tokens is [{ Value: ['-', _, ..] word }])
            {
                result.AddError($"'{word}' is not an option.");
            }
        });
        language.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: not ("zh" or "en") and var word }])
            {
                result.AddError($"--language is '{word}'; it must be zh or en.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(text);
        Array.ForEach<Option>([size, seconds, shots, template, language, .. pictures.All], command.Options.Add);
    }

    /// <summary>Sees to it that nothing is wished where a plan settles it already.</summary>
    public void RequireNone(ParseResult parsed)
    {
        if (parsed.GetValue(text) is not null)
        {
            throw new UsageException("--from and --plan bring a finished plan, so no text is filmed. Leave the text out, or --from and --plan.");
        }

        if (new Option[] { size, seconds, shots, template, language }.Concat(pictures.All).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } wish)
        {
            throw new UsageException($"{wish.Name} goes with a text; a plan has its own. Edit the plan instead (--plan FILE).");
        }
    }

    public async Task<VideoRequest> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = parsed.GetValue(text) switch
        {
            null => DemoText,
            "-" => await Console.In.ReadToEndAsync(cancellationToken),
            var given => given,
        };
        if (string.IsNullOrWhiteSpace(words))
        {
            throw new UsageException("The text is empty: give at least one sentence to film.");
        }

        VideoSize? picture = null;
        if (parsed.GetValue(size) is { } wish)
        {
            picture = VideoSize.TryParse(wish, out var read) ? read : throw new UsageException($"'{wish}' is not a size. Write 1280*720 or 1280x720.");
        }

        return new VideoRequest
        {
            Text = words,
            Size = picture,
            Seconds = AtLeastOne(parsed, seconds),
            Shots = AtLeastOne(parsed, shots),
            TemplateId = parsed.GetValue(template),
            Language = parsed.GetValue(language),
            Images = pictures.Read(parsed),
            ChainShots = pictures.Chains(parsed),
        };
    }

    /// <summary>Gets what tells the pictures of two orders apart.</summary>
    public string PictureMark(ParseResult parsed) => pictures.Mark(parsed);

    private static int? AtLeastOne(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) is not { } number ? null
        : number >= 1 ? number
        : throw new UsageException($"{option.Name} is {number}; it must be at least 1.");
}
