//! Shows what becomes of Word files: `cargo run -p word --example markdown [--convert] FILE…`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word == "--convert");
    let legacy = if options.is_empty() { word::Legacy::Keep } else { word::Legacy::Convert };
    for file in files {
        println!("==== {file}");
        let read = std::fs::read(&file).map_err(|error| error.to_string());
        match read.and_then(|bytes| word::read_with(&bytes, legacy).map_err(|refusal| refusal.sentence().to_owned())) {
            Ok(imported) => {
                println!("title: {:?}", imported.title);
                println!("old encoding: {:?}", imported.legacy);
                for picture in &imported.pictures {
                    println!("picture: {picture:?}");
                }
                for left_out in &imported.left_out {
                    println!("left out: {}", left_out.sentence());
                }
                println!("----\n{}", imported.markdown(|index| Some(format!("/hinh/{index}"))));
            }
            Err(sentence) => {
                println!("{sentence}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
