using System.Reflection;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>Stands around all members of a contract; one delegate sees each call.</summary>
public class Decorator : DispatchProxy
{
    private object? inner;
    private Func<string, object?[], Func<object?>, object?>? call;

    /// <summary>Puts a delegate around a part: it gets the name, the arguments (which it may change), and the call itself.</summary>
    public static T Around<T>(T inner, Func<string, object?[], Func<object?>, object?> call)
        where T : class
    {
        var proxy = Create<T, Decorator>();
        var decorator = (Decorator)(object)proxy;
        (decorator.inner, decorator.call) = (inner, call);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var arguments = args ?? [];
        return call!(targetMethod!.Name, arguments, () => targetMethod.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }
}
