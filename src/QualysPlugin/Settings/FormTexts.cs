using QualysPlugin.Texts;

namespace QualysPlugin.Settings;

/// <summary>What the form of <see cref="ImportAssetsSettings"/> says, in the language of the caller; its annotations name these.</summary>
public static class FormTexts
{
    public static string TaskName => Words.Of($"Import Assets from Qualys");

    public static string TaskDescription =>
        Words.Of($"Imports the technology assets of the Qualys host inventory into the organizational structure and keeps them updated.");

    public static string ServerUrl => Words.Of($"Server URL");

    public static string ServerUrlHelp => Words.Of(Words.Sentences(
        Words.Of($"The API server of your Qualys platform, for example https://qualysapi.qualys.com."),
        Words.Of($"In Qualys, Help > About shows it under \"Security Operations Center\".")));

    public static string ServerUrlMissing =>
        Words.Of($"serverUrl: enter the API server of your Qualys platform, for example https://qualysapi.qualys.com.");

    public static string UnitedStates1 => Words.Of($"United States 1");

    public static string UnitedStates2 => Words.Of($"United States 2");

    public static string UnitedStates3 => Words.Of($"United States 3");

    public static string UnitedStates4 => Words.Of($"United States 4");

    public static string Europe1 => Words.Of($"Europe 1");

    public static string Europe2 => Words.Of($"Europe 2");

    public static string India1 => Words.Of($"India 1");

    public static string Canada1 => Words.Of($"Canada 1");

    public static string UnitedArabEmirates1 => Words.Of($"United Arab Emirates 1");

    public static string UnitedKingdom1 => Words.Of($"United Kingdom 1");

    public static string Australia1 => Words.Of($"Australia 1");

    public static string SaudiArabia1 => Words.Of($"Saudi Arabia 1");

    public static string Europe3 => Words.Of($"Europe 3");

    public static string UnitedStatesGovernment1 => Words.Of($"United States Government 1");

    public static string SignIn => Words.Of($"Sign in with");

    public static string SignInHelp => Words.Of(Words.Sentences(
        Words.Of($"A Qualys user with its password, or a client that gets tokens with its client ID and client secret."),
        Words.Of($"People with interface access make clients in Qualys under My Profile > Auth ID Client Management.")));

    public static string SignInUnknown => Words.Of($"signIn: password, userClient or subscriptionClient.");

    public static string SignInPassword => Words.Of($"User and password");

    public static string SignInPasswordHelp => Words.Of($"Access Account is the Qualys user, Access Password its password.");

    public static string SignInUserClient => Words.Of($"Client of a user (token)");

    public static string SignInUserClientHelp =>
        Words.Of($"Access Account is the client ID, Access Password the client secret. The task sees what the user of the client sees.");

    public static string SignInSubscriptionClient => Words.Of($"Client of the subscription (token)");

    public static string SignInSubscriptionClientHelp =>
        Words.Of($"Access Account is the client ID, Access Password the client secret. The client depends on no user.");

    public static string AccessAccount => Words.Of($"Access Account");

    public static string AccessAccountHelp => Words.Of(Words.Sentences(
        Words.Of($"A Qualys user with \"API\" ticked under Allow access to in the User Role section of its user form."),
        Words.Of($"For a client: the client ID.")));

    public static string AccessAccountMissing => Words.Of($"accessAccount: enter the Qualys user, or the client ID.");

    public static string AccessAccountColon => Words.Of($"accessAccount: a Qualys user name has no colon.");

    public static string AccessPassword => Words.Of($"Access Password");

    public static string AccessPasswordHelp => Words.Of(Words.Sentences(
        Words.Of($"The password of the Qualys user; for a client, the client secret."),
        Words.Of($"Stored encrypted; it is never shown again.")));

    public static string AccessPasswordMissing =>
        Words.Of($"accessPassword: enter the password of the Qualys user, or the client secret.");

    public static string IpRanges => Words.Of($"IP ranges");

    public static string IpRangesHelp => Words.Of(Words.Sentences(
        Words.Of($"Import only hosts with these addresses: 10.0.0.0/8, 192.168.1.1-192.168.1.20, 2001:db8::/32."),
        Words.Of($"Empty: all addresses. With asset groups, both must match.")));

    public static string AssetGroups => Words.Of($"Asset groups");

    public static string AssetGroupsHelp =>
        Words.Of($"Import only hosts of these asset groups, as registered in Qualys. Empty: all hosts.");

    public static string Tags => Words.Of($"Qualys tags");

    public static string TagsHelp => Words.Of(Words.Sentences(
        Words.Of($"Import only hosts that carry these Qualys tags. Qualys takes tags instead of IP ranges and asset groups."),
        Words.Of($"The list shows the tags of the first hosts; any other tag that a host carries can be typed.")));

    public static string TagMatch => Words.Of($"A host carries");

    public static string TagMatchHelp => Words.Of($"Applies to the tags above, not to the excluded ones.");

    public static string TagMatchUnknown => Words.Of($"tagMatch: any or all.");

    public static string AnyTag => Words.Of($"At least one of the tags");

    public static string AllTags => Words.Of($"All of the tags");

    public static string ExcludedTags => Words.Of($"Excluded tags");

    public static string ExcludedTagsHelp =>
        Words.Of($"Leave out hosts that carry one of these tags, even if they carry a tag from above.");

    public static string UpdateProperties => Words.Of($"Update properties");

    public static string UpdatePropertiesHelp => Words.Of(Words.Sentences(
        Words.Of($"On: values from Qualys overwrite whatever was changed by hand, cleared fields and removed components included."),
        Words.Of($"Off: assets already imported are left exactly as they are. New hosts are imported either way.")));

    public static string PerimeterMode => Words.Of($"Perimeter");

    public static string PerimeterModeHelp =>
        Words.Of($"One perimeter for all new assets, or a new one for each run that has new assets. Existing assets stay where they are.");

    public static string PerimeterModeUnknown => Words.Of($"perimeterMode: single or newPerRun.");

    public static string OnePerimeter => Words.Of($"One perimeter for all new assets");

    public static string NewPerimeterPerRun => Words.Of($"A new perimeter for each run that has new assets");

    public static string NewPerimeterPerRunHelp => Words.Of($"Named Imported from Qualys Scanner, with date and time.");

    public static string Perimeter => Words.Of($"Perimeter for new assets");

    public static string PerimeterHelp =>
        Words.Of($"The perimeter that new assets are created in. One that does not exist yet is created with the first new asset.");

    public static string IpRangesTooLong => Words.Of($"ipRanges: at most 200,000 characters are allowed.");

    public static string PerimeterTooLong => Words.Of($"perimeter: at most 400 characters.");

    public static string CreateComponents => Words.Of($"Create asset components");

    public static string CreateComponentsHelp => Words.Of(
        $"Creates an asset component for the operating system of each asset, when a knowledge base is associated with its CPE name.");

    public static string IncrementalRuns => Words.Of($"Incremental runs");

    public static string IncrementalRunsHelp => Words.Of(Words.Sentences(
        Words.Of(
            $"On: a run reads the hosts that Qualys processed since the last complete run, and those that are missing or changed here."),
        Words.Of($"All others count as unchanged. Off: every run reads every host.")));

    public static string FullRunEveryDays => Words.Of($"Full run every (days)");

    public static string FullRunEveryDaysHelp => Words.Of(Words.Sentences(
        Words.Of($"Every so many days, 1 to 90, a run reads every host, for what changes in Qualys without a scan being processed."),
        Words.Of($"Other settings, another version or other mappings make the next run full too.")));

    public static string FullRunEveryDaysOutOfRange => Words.Of($"fullRunEveryDays: a whole number from 1 to 90.");

    public static string StopAtNewPercent => Words.Of($"Stop at new assets (%)");

    public static string StopAtNewPercentHelp => Words.Of(Words.Sentences(
        Words.Of($"After the first complete run, a run that would create more than this share of the listed hosts waits for approval."),
        Words.Of($"It writes nothing before. 1 to 100; 100 switches this off.")));

    public static string StopAtNewPercentOutOfRange => Words.Of($"stopAtNewPercent: a whole number from 1 to 100.");

    public static string StopAtChangedPercent => Words.Of($"Stop at changed assets (%)");

    public static string StopAtChangedPercentHelp => Words.Of(Words.Sentences(
        Words.Of($"After the first complete run, a run that changes more than this share of the hosts read so far waits for approval."),
        Words.Of($"1 to 100; 100 switches this off. Fewer than 20 assets never stop a run.")));

    public static string StopAtChangedPercentOutOfRange => Words.Of($"stopAtChangedPercent: a whole number from 1 to 100.");
}
