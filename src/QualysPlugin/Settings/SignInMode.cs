using System.ComponentModel.DataAnnotations;

namespace QualysPlugin.Settings;

/// <summary>How a task signs in to Qualys (R33).</summary>
public enum SignInMode
{
    /// <summary>A Qualys user with its password; <c>Qualys.SignIn</c> in <c>web.config</c> decides between basic and session.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.SignInPassword), Description = nameof(FormTexts.SignInPasswordHelp))]
    Password,

    /// <summary>A client of a Qualys user: a token with the permissions of that user.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.SignInUserClient), Description = nameof(FormTexts.SignInUserClientHelp))]
    UserClient,

    /// <summary>A client of the subscription: a token that stays valid whatever becomes of a user.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.SignInSubscriptionClient),
        Description = nameof(FormTexts.SignInSubscriptionClientHelp))]
    SubscriptionClient,
}
