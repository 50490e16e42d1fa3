//! The fields of a form as one enum: what its controls are called, what people read above them, how much they hold.

/// Makes the enum of a form's fields with `ALL`, `name`, `label` and `limit`, which [`crate::typed`] reads; a row with a third word before the limit
/// has a `key` as well.
macro_rules! form_fields {
    ($(#[$about:meta])* $form:ident { $($(#[$doc:meta])* $variant:ident, $name:literal, $label:literal, $limit:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $form { $($(#[$doc])* $variant,)* }

        impl $form {
            /// Every field, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name of the form control.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The label a person reads.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Most graphemes the field may hold.
            pub fn limit(self) -> usize {
                match self { $(Self::$variant => $limit,)* }
            }
        }

        impl crate::typed::FormField for $form {
            const ALL: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                Self::name(self)
            }

            fn label(self) -> &'static str {
                Self::label(self)
            }

            fn limit(self) -> usize {
                Self::limit(self)
            }
        }
    };
    ($(#[$about:meta])* $form:ident { $($(#[$doc:meta])* $variant:ident, $name:literal, $key:literal, $label:literal, $limit:literal;)* }) => {
        form_fields! { $(#[$about])* $form { $($(#[$doc])* $variant, $name, $label, $limit;)* } }

        impl $form {
            /// The name in files, on the command line and in the record of changes.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

pub(crate) use form_fields;
