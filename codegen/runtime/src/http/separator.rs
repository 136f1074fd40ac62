//! Characters between items that percent-encoding cannot tell from those inside of items.

/// What stands between items and must not stand in one.
#[derive(Clone, Copy)]
pub(super) enum Separator {
    Space,
    Pipe,
    Dot,
    Comma,
}

impl Separator {
    pub(super) fn character(self) -> char {
        match self {
            Self::Space => ' ',
            Self::Pipe => '|',
            Self::Dot => '.',
            Self::Comma => ',',
        }
    }

    /// Checks that the server sees these pieces, and not more. The error is the rule that one
    /// of them breaks.
    pub(super) fn check<'a>(
        self,
        mut pieces: impl Iterator<Item = &'a str>,
    ) -> Result<(), &'static str> {
        if pieces.any(|piece| piece.contains(self.character())) {
            return Err(self.rule());
        }
        Ok(())
    }

    fn rule(self) -> &'static str {
        match self {
            Self::Space => {
                "must have no space inside an item, where the server would take it for two: \
                 replace the space or leave the item out"
            }
            Self::Pipe => {
                "must have no `|` inside an item, where the server would take it for two: \
                 replace the `|` or leave the item out"
            }
            Self::Dot => {
                "must have no `.` inside an item, where the server would take it for two: \
                 replace the `.` or leave the item out"
            }
            Self::Comma => {
                "must have no comma inside an item, where the server would take it for two: \
                 replace the comma or leave the item out"
            }
        }
    }
}
