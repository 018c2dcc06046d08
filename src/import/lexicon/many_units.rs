//! Names that count units instead of naming one.

/// "Enheter med oppdatert ROS-analyse", "Skoler uten leksehjelp": how many units, and none of them. The name
/// is level.
pub(super) fn counted(name: &str) -> bool {
    const MANY: [&str; 8] = [
        "enheter",
        "skoler",
        "barnehager",
        "avdelinger",
        "virksomheter",
        "kommuner",
        "einingar",
        "skular",
    ];
    let mut words = name.split(' ');
    words.next().is_some_and(|first| MANY.contains(&first))
        && words.next().is_some_and(|next| ["med", "uten", "utan", "som"].contains(&next))
}
