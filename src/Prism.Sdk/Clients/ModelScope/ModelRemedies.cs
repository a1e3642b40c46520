using System.Globalization;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>What to do about a fault, for people: in Chinese where the user interface is, else in English.</summary>
internal static class ModelRemedies
{
    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Of(ModelFault fault, ModelEndpoint endpoint) => IsChinese ? Chinese(fault, endpoint) : English(fault, endpoint);

    public static string Answered(ModelEndpoint endpoint, int status, string? code)
    {
        var number = status.ToString(CultureInfo.InvariantCulture);
        return IsChinese ? $"{endpoint.Name} 返回了 {number}{Named(code)}。" : $"{endpoint.Name} answered {number}{Named(code)}. ";
    }

    public static string Unusable(ModelEndpoint endpoint, string what) =>
        IsChinese ? $"{endpoint} 的回答无法使用（{what}）。" : $"The answer of {endpoint} cannot be used: {what}. ";

    public static string Unreachable(ModelEndpoint endpoint, string why) =>
        IsChinese ? $"无法连接 {endpoint}（{why}）。" : $"{endpoint} cannot be reached ({why}). ";

    public static string TooLate(ModelEndpoint endpoint) =>
        IsChinese ? $"{endpoint} 没有按时回答。" : $"{endpoint} did not answer in time. ";

    private static string Named(string? code) => code is null ? "" : " " + code;

    private static string English(ModelFault fault, ModelEndpoint endpoint) => fault switch
    {
        ModelFault.Key => $"The key was refused. Check {endpoint.KeySetting}: it must be whole and of this service{(endpoint.NeedsBoundAccount ? ", and its account must be bound to an Alibaba Cloud account" : "")}.",
        ModelFault.Access => $"The key may not use the model '{endpoint.Model}'. Grant it the right in the service's console ({endpoint.KeySource}){(endpoint.NeedsBoundAccount ? ", bind the account to an Alibaba Cloud account" : "")}, or choose another model by {endpoint.ModelSetting}.",
        ModelFault.Model => $"It does not serve the model '{endpoint.Model}'. Models retire and ids must match to the letter; choose another one by {endpoint.ModelSetting}.",
        ModelFault.Address => $"This does not look like an OpenAI-compatible service. Check {endpoint.AddressSetting}: it must end in /v1.",
        ModelFault.Redirect => $"Nothing was sent there. Check {endpoint.AddressSetting}: it must be the service's own address.",
        ModelFault.Moderation => "Its moderation refused the text. Change the words; the same ones will be refused again.",
        ModelFault.Throttled => "It has too much to do: wait a little and try again.",
        ModelFault.Quota => $"The quota for the model '{endpoint.Model}' is used up. Wait for the next day, top up, or choose another model by {endpoint.ModelSetting}.",
        ModelFault.Balance => $"The balance is used up, on the account or at the vendor behind the service. Top up, or choose another model by {endpoint.ModelSetting}.",
        ModelFault.Thinking => $"The model '{endpoint.Model}' thinks aloud and does not answer as it was asked. Choose one that does not, such as an Instruct model, by {endpoint.ModelSetting}.",
        ModelFault.Invalid => "It refused the request as wrong; the same one will be refused again.",
        ModelFault.Empty => $"It answered with nothing, which passes as a rule: try again later, or choose another model by {endpoint.ModelSetting}.",
        ModelFault.Reply => $"Try again later. If it stays so, check {endpoint.AddressSetting}, and whether something stands between (a proxy, a sign-in page of the network).",
        ModelFault.Server => "It has a fault of its own: try again later.",
        ModelFault.Proxy => "Check the proxy: HTTPS_PROXY and NO_PROXY.",
        ModelFault.Tls => "Its certificate was not accepted, so nothing was sent. Check the clock and the certificates of this machine, and whether a proxy breaks the line open.",
        ModelFault.Network or ModelFault.Timeout => $"Check the network and {endpoint.AddressSetting}.",
        _ => "It refused the request.",
    };

    private static string Chinese(ModelFault fault, ModelEndpoint endpoint) => fault switch
    {
        ModelFault.Key => $"密钥被拒绝。请检查 {endpoint.KeySetting}：必须完整，且属于该服务{(endpoint.NeedsBoundAccount ? "，其账号须已绑定阿里云账号" : "")}。",
        ModelFault.Access => $"该密钥无权使用模型“{endpoint.Model}”。请在控制台（{endpoint.KeySource}）授权{(endpoint.NeedsBoundAccount ? "或绑定阿里云账号" : "")}，或通过 {endpoint.ModelSetting} 换一个模型。",
        ModelFault.Model => $"该服务不提供模型“{endpoint.Model}”。模型会下线，名称须逐字一致；请通过 {endpoint.ModelSetting} 换一个模型。",
        ModelFault.Address => $"这不像 OpenAI 兼容接口。请检查 {endpoint.AddressSetting}：必须以 /v1 结尾。",
        ModelFault.Redirect => $"没有向新地址发送任何内容。请检查 {endpoint.AddressSetting}：必须是该服务自己的地址。",
        ModelFault.Moderation => "文本未通过内容审核。请修改措辞；同样的文字会再次被拒绝。",
        ModelFault.Throttled => "服务繁忙，请稍后再试。",
        ModelFault.Quota => $"模型“{endpoint.Model}”的额度已用完。请等到明天、充值，或通过 {endpoint.ModelSetting} 换一个模型。",
        ModelFault.Balance => $"账号或上游供应商余额不足。请充值，或通过 {endpoint.ModelSetting} 换一个模型。",
        ModelFault.Thinking => $"模型“{endpoint.Model}”是思考模型，不接受这种调用方式。请通过 {endpoint.ModelSetting} 换用非思考模型（如 Instruct）。",
        ModelFault.Invalid => "请求有误；同样的请求会再次被拒绝。",
        ModelFault.Empty => $"服务返回了空结果，通常是暂时的：请稍后再试，或通过 {endpoint.ModelSetting} 换一个模型。",
        ModelFault.Reply => $"请稍后再试。若一直如此，请检查 {endpoint.AddressSetting}，以及中间是否有代理或网络登录页。",
        ModelFault.Server => "服务自身出错，请稍后再试。",
        ModelFault.Proxy => "请检查代理：HTTPS_PROXY 和 NO_PROXY。",
        ModelFault.Tls => "证书不被接受，没有发送任何内容。请检查本机的时钟和证书，以及是否有代理拆开了连接。",
        ModelFault.Network or ModelFault.Timeout => $"请检查网络和 {endpoint.AddressSetting}。",
        _ => "请求被拒绝。",
    };
}
