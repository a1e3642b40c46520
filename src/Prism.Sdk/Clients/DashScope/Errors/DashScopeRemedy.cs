using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Clients.DashScope.Errors;

/// <summary>What to do about each kind of fault, in the reader's language.</summary>
internal static class DashScopeRemedy
{
    private const string Section = DashScopeOptions.SectionName;

    public static string Of(ProviderFault fault) => fault switch
    {
        ProviderFault.Authentication => Wording.Pick(
            $"Check DASHSCOPE_API_KEY ({Section}:ApiKey): it must be whole, and of the same region as {Section}:BaseAddress.",
            $"请检查 DASHSCOPE_API_KEY（{Section}:ApiKey）：密钥须完整，且与 {Section}:BaseAddress 属于同一地域。"),
        ProviderFault.Access => Wording.Pick(
            "Open the Model Studio console and activate the model for this account or workspace.",
            "请在百炼控制台为该账号或业务空间开通此模型。"),
        ProviderFault.Billing => Wording.Pick(
            "The account owes money or has not bought the service: settle it in the Alibaba Cloud console. Waiting does not help.",
            "账号欠费或未购买服务：请在阿里云控制台处理，等待无效。"),
        ProviderFault.Moderation => Wording.Pick(
            "The service's moderation refused it. Change the words of this shot; the same ones will be refused again.",
            "内容未通过服务方审核。请修改该镜头的文字；相同内容会再次被拒。"),
        ProviderFault.ModelNotFound => Wording.Pick(
            "Check the model's name, and that the region sells it.",
            "请检查模型名称，并确认该地域提供此模型。"),
        ProviderFault.NotFound => Wording.Pick(
            "The service does not know it: it is older than 24 hours, or of another account or region.",
            "服务方没有该记录：可能已超过 24 小时，或属于其他账号或地域。"),
        ProviderFault.InvalidRequest => Wording.Pick(
            "Correct the request; the same one will be refused again.",
            "请修正请求；相同请求会再次被拒。"),
        ProviderFault.Throttling => Wording.Pick(
            "Too many requests at once: wait a little and try again.",
            "请求过于频繁：请稍候重试。"),
        ProviderFault.Quota => Wording.Pick(
            "The account's quota is used up: wait for the next period or raise it in the console.",
            "账号额度已用尽：请等待下一周期，或在控制台提升额度。"),
        ProviderFault.Service => Wording.Pick(
            "The service has a fault of its own: try again later.",
            "服务方内部故障：请稍后重试。"),
        ProviderFault.Timeout => Wording.Pick(
            "The service did not answer in time: try again later.",
            "服务方未及时应答：请稍后重试。"),
        ProviderFault.Redirect => Wording.Pick(
            $"It sent us to another address, which is never followed: a key and an order must not travel on. Check {Section}:BaseAddress (DASHSCOPE_HTTP_BASE_URL).",
            $"对方要求跳转到其他地址，出于密钥与订单安全不予跟随。请检查 {Section}:BaseAddress（DASHSCOPE_HTTP_BASE_URL）。"),
        ProviderFault.Proxy => Wording.Pick(
            "A proxy refused the request. Check HTTPS_PROXY and its name and password.",
            "代理拒绝了请求。请检查 HTTPS_PROXY 及其用户名和密码。"),
        ProviderFault.Tls => Wording.Pick(
            $"The host has no valid certificate of its own; nothing was sent. Look for a proxy that opens TLS, a wrong clock, or a wrong {Section}:BaseAddress (DASHSCOPE_HTTP_BASE_URL).",
            $"主机证书无效，未发送任何内容。请检查是否有拦截 TLS 的代理、系统时间是否错误，或 {Section}:BaseAddress（DASHSCOPE_HTTP_BASE_URL）是否有误。"),
        ProviderFault.InvalidResponse => Wording.Pick(
            $"Check {Section}:BaseAddress (DASHSCOPE_HTTP_BASE_URL): it must be the DashScope address ending in /api/v1.",
            $"请检查 {Section}:BaseAddress（DASHSCOPE_HTTP_BASE_URL）：必须是以 /api/v1 结尾的 DashScope 地址。"),
        ProviderFault.Network => Wording.Pick(
            $"Check the network and {Section}:BaseAddress (DASHSCOPE_HTTP_BASE_URL).",
            $"请检查网络和 {Section}:BaseAddress（DASHSCOPE_HTTP_BASE_URL）。"),
        _ => Wording.Pick(
            "See the Model Studio error page for this code.",
            "请查阅百炼错误码文档。"),
    };

    /// <summary>The call's name as a Chinese reader knows it.</summary>
    public static string Call(string what) => !Wording.IsChinese ? what : what switch
    {
        "Submit" => "提交任务",
        "Query" => "查询任务",
        "Cancel" => "取消任务",
        "List" => "查询任务列表",
        "Upload" => "上传文件",
        _ => what,
    };
}
